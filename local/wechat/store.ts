import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import type { Tables } from './records'

type TableName = keyof Tables
type Change = { table: TableName; id: string; row: unknown }

export function put<T extends TableName>(table: T, id: string, row: Tables[T]): Change {
  return { table, id, row }
}

export function remove(table: TableName, id: string): Change {
  return { table, id, row: null }
}

/**
 * Tables in memory behind an append-only file of JSON lines. One line is one commit and is written
 * before `commit` returns, so whatever WeChat "accepted" is still accepted after kill -9; durable, after a power cut too.
 */
export class Store {
  private readonly tables = new Map<TableName, Map<string, unknown>>()
  private readonly fd: number
  private issued: Change[] = []

  constructor(
    file: string,
    private readonly durable = true,
  ) {
    mkdirSync(dirname(file), { recursive: true })
    if (existsSync(file)) for (const line of completeLines(file)) this.apply(JSON.parse(line) as Change[])
    this.fd = openSync(rewrite(file, this.rows(), durable), 'a')
  }

  get<T extends TableName>(table: T, id: string): Tables[T] | undefined {
    return this.table(table).get(id) as Tables[T] | undefined
  }

  /** In the order in which the rows first appeared. */
  all<T extends TableName>(table: T): Tables[T][] {
    return [...this.table(table).values()] as Tables[T][]
  }

  commit(...changes: Change[]): void {
    this.write(changes)
    if (this.durable) fsyncSync(this.fd)
  }

  /** For counts that may be lost in a power cut: survives the end of the process, not of the machine. */
  note(change: Change): void {
    this.write([change])
  }

  /** The next number of a sequence; it is kept by the commit that follows. */
  next(counter: string): number {
    const number = (this.get('counters', counter) ?? 0) + 1
    const change = put('counters', counter, number)
    this.apply([change])
    this.issued.push(change)
    return number
  }

  close(): void {
    closeSync(this.fd)
  }

  private write(changes: Change[]): void {
    const line = [...this.issued, ...changes]
    writeSync(this.fd, JSON.stringify(line) + '\n')
    this.issued = []
    this.apply(changes)
  }

  private apply(changes: Change[]): void {
    for (const { table, id, row } of changes) {
      if (row === null) this.table(table).delete(id)
      else this.table(table).set(id, row)
    }
  }

  private table(name: TableName): Map<string, unknown> {
    let table = this.tables.get(name)
    if (!table) this.tables.set(name, (table = new Map<string, unknown>()))
    return table
  }

  private rows(): Change[] {
    return [...this.tables].flatMap(([table, rows]) => [...rows].map(([id, row]) => ({ table, id, row })))
  }
}

/** What follows the last line end is a commit that the process did not live to finish. */
function completeLines(file: string): string[] {
  return readFileSync(file, 'utf8').split('\n').slice(0, -1)
}

function rewrite(file: string, rows: Change[], durable: boolean): string {
  const fresh = `${file}.new`
  const fd = openSync(fresh, 'w')
  for (const row of rows) writeSync(fd, JSON.stringify([row]) + '\n')
  if (durable) fsyncSync(fd)
  closeSync(fd)
  renameSync(fresh, file)
  return file
}
