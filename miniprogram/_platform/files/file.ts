/** A file on this phone. */
export type ChosenFile = { readonly path: string; readonly bytes: number }

/** A file whose name means something to people. */
export type NamedFile = ChosenFile & { readonly name: string }
