/** One field of an index, and its direction: 1 ascending, -1 descending. */
export type IndexField = readonly [field: string, direction: 1 | -1]

export type IndexSpec = {
  readonly name: string
  readonly fields: readonly IndexField[]
  readonly unique?: boolean
}

export type CollectionSpec = {
  readonly name: string
  readonly indexes: readonly IndexSpec[]
}

/**
 * Every collection the functions use, with the indexes its queries need.
 * Deployment creates them in CloudBase and `local/` creates them on this machine, from this one list.
 */
export const collections: readonly CollectionSpec[] = []
