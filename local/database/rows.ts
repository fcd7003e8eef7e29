export type Row = { readonly id: Uint8Array; readonly body: string }

export type KeyedRow = Row & { readonly key: Uint8Array }

/** Keys from `from` (inclusive) to `to` (exclusive); they all begin with the same `shared` bytes. */
export type KeyRange = { readonly from: Buffer; readonly to: Buffer; readonly shared: number }
