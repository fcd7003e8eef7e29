import { isDoc, type Doc, type Value } from '../value'
import { invalidOperator, requestFailed } from '../errors'
import type { Variables } from '../expressions'
import type { Ask } from '../select'

export type Stage = { readonly key: string; readonly value: Value }

/** What a stage makes of all documents that come to it. It never changes one in place. */
export type Flow = (docs: readonly Doc[]) => Doc[]

/** What stages may ask of the pipeline they stand in. */
export type Tools = {
  readonly variables: Variables
  /** Documents of another collection. */
  readonly fetch: (collection: string, ask: Ask) => Doc[]
  /** Runs a pipeline on another collection. */
  readonly run: (collection: string, stages: readonly Stage[], variables: Variables) => Doc[]
  /** Compiles a pipeline that stands inside a stage. */
  readonly compile: (stages: readonly Stage[]) => Flow
}

export type StageCompiler = (value: Value, tools: Tools) => Flow

/** A pipeline as it is written inside `$lookup` or `$facet`: a list of objects with one key. */
export function stagesIn(name: string, pipeline: Value | undefined): Stage[] {
  if (!Array.isArray(pipeline)) throw requestFailed(`'pipeline' option of ${name} must be an array`)
  return pipeline.map((stage) => {
    const [entry, ...others] = isDoc(stage) ? Object.entries(stage) : []
    if (!entry || others.length > 0)
      throw requestFailed('A pipeline stage specification object must contain exactly one field.')
    return { key: entry[0], value: entry[1] }
  })
}

/** The options of a stage, of which none may be unknown. */
export function optionsOf(name: string, value: Value, known: readonly string[]): Doc {
  if (!isDoc(value)) throw requestFailed(`the ${name} stage specification must be an object`)
  const unknown = Object.keys(value).find((option) => !known.includes(option))
  if (unknown) throw invalidOperator(`Unrecognized option to ${name}: ${unknown}`)
  return value
}

export function textOption(name: string, options: Doc, option: string): string {
  const value = options[option]
  if (typeof value === 'string' && value !== '') return value
  throw requestFailed(`${name} needs '${option}' as a nonempty string`)
}

export function wholeNumber(name: string, value: Value | undefined, least: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least) return value
  throw requestFailed(`${name} needs a whole number that is at least ${least}`)
}
