/** An id for an element that may have none: in a browser `id={undefined}` would write the word into the page. */
export function named(id: string | undefined): { id?: string } {
  return id === undefined ? {} : { id }
}
