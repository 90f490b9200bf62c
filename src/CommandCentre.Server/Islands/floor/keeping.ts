import type { Kept, Store } from "./queue";
import type { Vault } from "./vault";

/** Entries in an officer's vault. */
export const inVault = (vault: Vault): Store => ({
  all: () => vault.all<Kept>(),
  put: kept => vault.put(kept.id, kept.made, kept),
  remove: id => vault.remove(id),
  madeBefore: moment => vault.madeBefore(moment),
});

/** Entries on a device that keeps nothing, as in a private window: they are sent, or lost with the page. */
export const inMemory = (): Store => {
  const held = new Map<string, Kept>();
  return {
    all: () => Promise.resolve([...held.values()]),
    put: kept => Promise.resolve(void held.set(kept.id, kept)),
    remove: id => Promise.resolve(void held.delete(id)),
    madeBefore: moment => Promise.resolve([...held.values()].filter(kept => kept.made < moment).map(kept => kept.id)),
  };
};

/** Puts the worker in place that opens this page without a connection. */
export const keepShell = async ({ worker, shell, parts }: DOMStringMap): Promise<void> => {
  if (!worker || !shell || !("serviceWorker" in navigator)) return;
  const address = `${worker}?${new URLSearchParams([["shell", shell], ...(parts ?? "").split(" ").map(part => ["part", part])])}`;
  await navigator.serviceWorker.register(address, { scope: location.pathname });
};
