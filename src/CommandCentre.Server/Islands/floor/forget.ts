import { database, stores } from "./vault";

/** Told to every other page of the floor on this device when what it kept is gone. */
export const channel = "floor";

const emptied = (): Promise<void> => new Promise(resolve => {
  const request = indexedDB.open(database);
  // Nothing was ever kept: the database that this made goes again.
  request.onupgradeneeded = () => request.transaction?.abort();
  request.onerror = () => resolve();
  request.onsuccess = () => {
    const writing = request.result.transaction([...stores], "readwrite");
    stores.forEach(store => writing.objectStore(store).clear());
    writing.oncomplete = writing.onabort = () => { request.result.close(); resolve(); };
  };
});

/** How many entries wait on this device, which needs no key. */
export const waiting = (): Promise<number> => new Promise(resolve => {
  const request = indexedDB.open(database);
  request.onupgradeneeded = () => request.transaction?.abort();
  request.onerror = () => resolve(0);
  request.onsuccess = () => {
    const asking = request.result.transaction("sealed").objectStore("sealed").getAllKeys();
    asking.onsuccess = () => { request.result.close(); resolve(asking.result.filter(id => !String(id).startsWith("_")).length); };
    asking.onerror = () => resolve(0);
  };
});

/** Everything that the floor keeps on this device, gone: entries, key, the worker and the shell it kept. */
export const forget = async (): Promise<void> => {
  await emptied();
  const workers = await navigator.serviceWorker?.getRegistrations() ?? [];
  await Promise.all(workers.map(worker => worker.unregister()));
  if ("caches" in globalThis) await Promise.all((await caches.keys()).map(name => caches.delete(name)));
  const others = new BroadcastChannel(channel);
  others.postMessage("gone");
  others.close();
};
