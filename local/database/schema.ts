/**
 * The file: documents beside one table of index entries. `entries.key` are order-preserving bytes (see keys.ts),
 * because SQLite's own JSON expression indexes turn true into 1 and dates into text, and cannot look into lists.
 * `place` counts documents as they are added; one keeps its place until it is removed.
 */
export const schema = `
  CREATE TABLE IF NOT EXISTS collections (
    n INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
  );
  CREATE TABLE IF NOT EXISTS indexes (
    n INTEGER PRIMARY KEY,
    coll INTEGER NOT NULL,
    spec TEXT NOT NULL,
    multikey TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS docs (
    place INTEGER PRIMARY KEY,
    coll INTEGER NOT NULL,
    id BLOB NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (coll, id)
  );
  CREATE INDEX IF NOT EXISTS docs_as_added ON docs (coll, place);
  CREATE TABLE IF NOT EXISTS entries (
    idx INTEGER NOT NULL,
    key BLOB NOT NULL,
    place INTEGER NOT NULL,
    PRIMARY KEY (idx, key, place)
  ) WITHOUT ROWID;
`

/** Raised when a released file would no longer be readable; files of other versions are refused. */
export const fileVersion = 2
