/** A document as it is stored; `place` says where it stands among those added before and after it. */
export type Row = { readonly place: number; readonly id: Uint8Array; readonly body: string }

export type Entry = { readonly key: Uint8Array; readonly place: number }

/** Keys from `from` (inclusive) to `to` (exclusive); they all begin with the same `shared` bytes. */
export type KeyRange = { readonly from: Buffer; readonly to: Buffer; readonly shared: number }
