/** Whose entries these are: opaque names that the page carries, of the officer and of this sign-in. */
export interface Owner { readonly officer: string; readonly session: string }

interface Sealed { readonly id: string; readonly made: number; readonly iv: Uint8Array<ArrayBuffer>; readonly data: ArrayBuffer }

/** The database's name; `forget.ts` empties it without any key. */
export const database = "floor";
export const stores = ["keys", "sealed"] as const;
const owned = "_owner";
const text = new TextEncoder();

const done = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error ?? new Error("the database did not answer"));
});

const opened = (): Promise<IDBDatabase> => {
  const request = indexedDB.open(database, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("keys");
    request.result.createObjectStore("sealed", { keyPath: "id" });
  };
  return done(request);
};

const newKey = (): Promise<CryptoKey> => crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);

const seal = async (key: CryptoKey, id: string, made: number, content: unknown): Promise<Sealed> => {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { id, made, iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: text.encode(id) }, key, text.encode(JSON.stringify(content))) };
};

const open = async <T>(key: CryptoKey, { id, iv, data }: Sealed): Promise<T> =>
  JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: text.encode(id) }, key, data))) as T;

/**
 * What one officer keeps on this device, each record sealed with AES-GCM under a key that no script can read out (decision 15). In the
 * open there are ids and the moments of making, which their end after 12 hours goes by. Names that begin with _ are the page's own.
 * The key is asked for each time: another page of the floor may have changed it, or emptied everything.
 */
export class Vault {
  private constructor(private readonly db: IDBDatabase) {}

  /** The vault of an officer; without one, as on a page opened without a connection, the one that is there. Null where there is none. */
  static async open(owner: Owner | null): Promise<Vault | null> {
    const vault = new Vault(await opened());
    if (owner) {
      if (!await vault.isOf(owner)) await vault.#begin(owner);
      return vault;
    }
    return await vault.get<Owner>(owned) ? vault : null;
  }

  /** Whether it is this officer's. If they signed in again, everything is sealed anew under a key of that sign-in; if it is somebody else's, or nobody's any more, nothing of it is kept for anyone. */
  async isOf(owner: Owner): Promise<boolean> {
    const known = await this.get<Owner>(owned);
    if (known?.officer !== owner.officer) {
      await this.wipe();
      return false;
    }
    if (known.session !== owner.session) await this.#renew(owner);
    return true;
  }

  /** A record by its name; null for none, and for what cannot be opened any more. */
  async get<T>(id: string): Promise<T | null> {
    const [key, sealed] = [await this.#key(), await done(this.db.transaction("sealed").objectStore("sealed").get(id)) as Sealed | undefined];
    return key && sealed ? open<T>(key, sealed).catch(() => null) : null;
  }

  /** Every record but the page's own, the oldest first. */
  async all<T>(): Promise<T[]> {
    const key = await this.#key();
    const sealed = (await this.#records()).filter(({ id }) => !id.startsWith("_")).sort((one, other) => one.made - other.made);
    return key ? (await Promise.all(sealed.map(record => open<T>(key, record).catch(() => null)))).filter(content => content !== null) : [];
  }

  /** Ids of the records made before a moment: their end needs no key. */
  async madeBefore(moment: number): Promise<string[]> {
    return (await this.#records()).filter(({ id, made }) => !id.startsWith("_") && made < moment).map(({ id }) => id);
  }

  async put(id: string, made: number, content: unknown): Promise<void> {
    const key = await this.#key();
    if (!key) throw new Error("nobody is signed in on this device any more");
    const sealed = await seal(key, id, made, content);
    await this.#write(["sealed"], records => { records.put(sealed); });
  }

  async remove(id: string): Promise<void> {
    await this.#write(["sealed"], records => { records.delete(id); });
  }

  async wipe(): Promise<void> {
    await this.#write(["keys", "sealed"], (keys, records) => { keys.clear(); records.clear(); });
  }

  async #begin(owner: Owner): Promise<void> {
    const key = await newKey();
    const sealed = await seal(key, owned, 0, owner);
    await this.#write(["keys", "sealed"], (keys, records) => { keys.put(key, 1); records.put(sealed); });
  }

  // What cannot be opened under the old key can never be: it goes with it.
  async #renew(owner: Owner): Promise<void> {
    const [old, key, records] = [await this.#key(), await newKey(), await this.#records()];
    const anewOf = async (record: Sealed): Promise<Sealed | null> => {
      const content = record.id === owned ? owner : old ? await open(old, record).catch(() => null) : null;
      return content === null ? null : seal(key, record.id, record.made, content);
    };
    const anew = (await Promise.all(records.map(anewOf))).filter(record => record !== null);
    await this.#write(["keys", "sealed"], (keys, sealed) => { keys.put(key, 1); sealed.clear(); anew.forEach(record => sealed.put(record)); });
  }

  #key(): Promise<CryptoKey | undefined> {
    return done(this.db.transaction("keys").objectStore("keys").get(1)) as Promise<CryptoKey | undefined>;
  }

  #records(): Promise<Sealed[]> {
    return done(this.db.transaction("sealed").objectStore("sealed").getAll()) as Promise<Sealed[]>;
  }

  #write(names: readonly string[], change: (...places: [IDBObjectStore, IDBObjectStore]) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const writing = this.db.transaction([...names], "readwrite");
      writing.oncomplete = () => resolve();
      writing.onabort = () => reject(writing.error ?? new Error("the device did not keep it"));
      change(...names.map(name => writing.objectStore(name)) as [IDBObjectStore, IDBObjectStore]);
    });
  }
}
