import * as z from 'zod'
import type { Instant } from '../_kernel'
import { fieldTypes, format, type FieldType } from './template-field'

/**
 * The subscription messages that a company chooses from WeChat's library for its Mini Program: few, because a person
 * consents to each of them, and five, because one tap asks for no more (wechat-facts 2.1).
 */
export const templateTitles = {
  decide: '待审批',
  result: '审批结果',
  schedule: '排期变动',
  publish: '发布结果',
  remind: '提醒',
} as const

export type TemplateName = keyof typeof templateTitles

export const templateNames = Object.keys(templateTitles) as TemplateName[]

/** For what it makes sense to ask consent when somebody has just handed in, or decided. */
export const askedOn = {
  submit: ['result', 'schedule', 'publish', 'remind'],
  decide: ['decide', 'publish', 'remind'],
} as const satisfies Record<string, readonly TemplateName[]>

/** What a message says, before it is cut to the fields of a template. */
export type MessageFacts = {
  readonly about: string
  readonly state: string
  readonly note: string
  readonly by: string
  readonly at: Instant
  readonly number: string
}

type Fact = keyof MessageFacts

/** Which kinds of field can carry which fact. */
export const carriers = {
  about: ['thing'],
  state: ['phrase', 'thing'],
  note: ['thing'],
  by: ['name', 'thing'],
  at: ['time', 'date'],
  number: ['character_string'],
} as const satisfies Record<Fact, readonly FieldType[]>

const facts = Object.keys(carriers) as Fact[]

/** A field as WeChat names it: its kind and a number, which the company reads in its console. */
const fieldName = z.string().regex(new RegExp(`^(${fieldTypes.join('|')})\\d{1,2}$`), 'is not a field')

const templateInput = z.strictObject({
  id: z.string().min(1).max(64),
  fields: z.partialRecord(z.enum(facts), fieldName).superRefine((fields, ctx) => {
    for (const fact of facts) {
      const field = fields[fact]
      if (field !== undefined && !(carriers[fact] as readonly string[]).includes(typeOf(field)))
        ctx.addIssue({ code: 'custom', path: [fact], message: `${field} cannot carry it` })
    }
  }),
})

/** The company's templates by our names; those that it has not chosen are left out. */
export const templatesInput = z.partialRecord(z.enum(templateNames), templateInput)

export type Template = z.infer<typeof templateInput>

/** The message's data, each value as its field's kind takes it. */
export function fillTemplate(
  { fields }: Template,
  message: MessageFacts,
): Readonly<Record<string, { readonly value: string }>> {
  const filled = facts.flatMap((fact) => {
    const field = fields[fact]
    return field === undefined ? [] : [[field, { value: valueFor(field, message[fact]) }] as const]
  })
  return Object.fromEntries(filled)
}

function valueFor(field: string, fact: string): string {
  const type = typeOf(field)
  // What goes into these is an instant: `carriers` lets nothing else.
  return type === 'time' || type === 'date' ? format[type](fact as Instant) : format[type](fact)
}

function typeOf(field: string): FieldType {
  return field.replace(/\d+$/, '') as FieldType
}
