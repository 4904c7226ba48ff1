import { createStore, type StoreApi } from "zustand/vanilla";
import type { OutlineQuery } from "./outline-query";

export type OutlineDialog =
  | { readonly name: "add" }
  | { readonly name: "connect" | "move"; readonly node: string }
  | { readonly name: "zone"; readonly zone: string }
  | { readonly name: "images"; readonly image?: string | undefined };

/** How one open outline looks to one person. None of it is in the document. */
export interface OutlineState {
  /** Always the same object until something else is asked for. */
  readonly query: OutlineQuery;
  readonly open: { readonly node?: string; readonly edge?: string };
  readonly control: string | undefined;
  readonly dialog: OutlineDialog | undefined;
  readonly ticked: ReadonlySet<string>;
  /** Said to screen readers, politely. */
  readonly announcement: string;
}

export type OutlineStore = StoreApi<OutlineState>;

export const noneTicked: ReadonlySet<string> = new Set();

export function createOutlineStore(query: OutlineQuery, node: string | undefined): OutlineStore {
  return createStore<OutlineState>(() => ({
    query,
    open: node === undefined ? {} : { node },
    control: undefined,
    dialog: undefined,
    ticked: noneTicked,
    announcement: "",
  }));
}
