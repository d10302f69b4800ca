/** Finds what a JQL query refers to, each reference with its exact place in the text. Pure; no text makes it throw. */
import {
  type Field as AstField,
  type Operand as AstOperand,
  type TerminalClause as AstTest,
  type Clause,
  JastBuilder,
  type Query,
} from '@atlassianlabs/jql-ast'
import { FIELDS, FUNCTIONS, type Meaning } from './words.ts'

export interface TextReference {
  /** From here to before there. */
  readonly at: readonly [number, number]
  readonly kind: string
  /** `id`: a number or an account; `name`: as people call it, which only a renaming changes. */
  readonly by: 'id' | 'name'
  /** Without quotes and escapes; a custom field's id as `customfield_10010`. */
  readonly held: string
  /** One of several in a list: the others can stand without it. */
  readonly listed?: true
  /** A number beside a custom field: an option's id, or only a number, as the field's type has it. The field by id or name. */
  readonly beside?: string
}

export interface FoundInText {
  readonly references: readonly TextReference[]
  /** False where Atlassian's parser does not understand it: then every number in it counts as a reference to who knows what. */
  readonly understood: boolean
}

/** What a number is that nobody can place. */
export const UNPLACED = 'number'

export function findReferences(jql: string): FoundInText {
  const query = parsed(jql)
  if (!query) return { references: numbersIn(jql, 0, jql.length), understood: false }
  const finder = new Finder(jql)
  if (query.where) finder.clause(query.where)
  for (const { field } of query.orderBy?.fields ?? []) finder.field(field)
  return finder.isSound
    ? { references: finder.found.sort((a, b) => a.at[0] - b.at[0]), understood: true }
    : { references: numbersIn(jql, 0, jql.length), understood: false }
}

function parsed(jql: string): Query | undefined {
  try {
    const { query, errors } = new JastBuilder().build(jql)
    return errors.length === 0 && query ? query : undefined
  } catch {
    return undefined
  }
}

/** `#` and so on: any run of digits in a part of the text. */
function numbersIn(jql: string, from: number, to: number): TextReference[] {
  return [...jql.slice(from, to).matchAll(/\d+/g)].map(({ 0: held, index }) => ({
    at: [from + index, from + index + held.length],
    kind: UNPLACED,
    by: 'id',
    held,
  }))
}

const NUMBER = /^\d+$/
/** `557058:` and a UUID, `712020:` and digits and letters, `qm:` and several parts; the oldest are 24 digits and letters alone. */
const ACCOUNT = /^(?:[0-9a-z]+:)+[0-9a-f-]{20,}(?::[0-9a-z-]+)*$|^[0-9a-f]{24}$/i
export const isAccount = (text: string): boolean => ACCOUNT.test(text)
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const CUSTOM = /^cf\[(\d+)\]$/i
/** Words that stand where a value stands. */
const WORDS: Readonly<Record<string, RegExp>> = { resolution: /^unresolved$/i, user: /^(?:empty|null|unassigned)$/i }

type Placed = { readonly position: readonly [number, number] | null; readonly text: string }

class Finder {
  readonly found: TextReference[] = []
  /** False once the parser's places and the text disagree. */
  isSound = true
  readonly #jql: string
  readonly #place: (position: number) => number

  constructor(jql: string) {
    this.#jql = jql
    this.#place = placesIn(jql)
  }

  clause(clause: Clause): void {
    if (clause.clauseType === 'compound') for (const one of clause.clauses) this.clause(one)
    else if (clause.clauseType === 'not') {
      if (clause.clause) this.clause(clause.clause)
    } else this.#test(clause)
  }
  #test(test: AstTest): void {
    const { meaning, custom } = this.field(test.field)
    const compares = /^(?:[<>]=?|!?~)$/.test(test.operator?.value ?? '')
    if (test.operand && !(custom !== undefined && compares)) this.#operand(test.operand, meaning, custom)
    for (const { operator, operand } of test.predicates) {
      if (!operand) continue
      const who = operator.value === 'by'
      const value = operator.value === 'from' || operator.value === 'to'
      this.#operand(operand, who ? 'user' : value ? meaning : null, value ? custom : undefined)
    }
  }

  /** What its values name, and how it is called where it is a custom field. */
  field(field: AstField): { meaning: Meaning; custom?: string } {
    const { text, position } = field
    const [from, to] = this.#at(position)
    const name = plain(text)
    const [property] = field.properties ?? []
    if (property && /\.property$/i.test(name)) return { meaning: null }
    const number = CUSTOM.exec(text)?.[1]
    if (number !== undefined) {
      const held = `customfield_${number}`
      this.found.push({ at: [from + 3, from + 3 + number.length], kind: 'custom-field', by: 'id', held })
      return { meaning: null, custom: held }
    }
    const known = FIELDS.get(name.toLowerCase())
    if (known !== undefined) return { meaning: known }
    const end = from + text.length
    if (this.#jql.slice(from, end) !== text) this.isSound = false
    if (/^customfield_\d+/i.test(name)) this.found.push(...numbersIn(this.#jql, from, to))
    else this.found.push({ at: [from, end], kind: 'custom-field', by: 'name', held: name })
    return { meaning: null, custom: name }
  }

  #operand(operand: AstOperand, meaning: Meaning, custom: string | undefined, listed = false): void {
    switch (operand.operandType) {
      case 'keyword':
        return
      case 'list':
        for (const one of operand.values) this.#operand(one, meaning, custom, operand.values.length > 1)
        return
      case 'value':
        this.#value(operand, meaning, custom, listed)
        return
      case 'function': {
        const known = FUNCTIONS.get(operand.function.value.toLowerCase())
        for (const [at, argument] of operand.arguments.entries())
          if (known) this.#value(argument, known[at] ?? known.at(-1) ?? null, undefined, false)
          else this.#unknown(argument)
      }
    }
  }

  #value({ text, position }: Placed, meaning: Meaning, custom: string | undefined, isListed: boolean): void {
    const at = this.#at(position, text)
    const held = plain(text)
    const inside = isQuoted(text) ? ([at[0] + 1, at[1] - 1] as const) : at
    const listed = isListed ? { listed: true as const } : {}
    if (meaning === null && custom === undefined) return
    if (meaning !== null && WORDS[meaning]?.test(held)) return
    if (meaning === 'user' || (meaning === null && ACCOUNT.test(held)))
      this.found.push({ at, kind: 'user', by: 'id', held, ...listed })
    else if (NUMBER.test(held)) {
      const beside = meaning === null && custom !== undefined ? { beside: custom } : {}
      this.found.push({ at: inside, kind: meaning ?? 'option', by: 'id', held, ...listed, ...beside })
    } else if (meaning === 'group' && UUID.test(held))
      this.found.push({ at: inside, kind: 'group', by: 'id', held, ...listed })
    else if (meaning !== null && meaning !== 'option')
      this.found.push({ at, kind: meaning, by: 'name', held, ...listed })
  }

  /** An app's function: its arguments may be anything, whole queries too. */
  #unknown({ text, position }: Placed): void {
    const [from, to] = this.#at(position, text)
    if (ACCOUNT.test(plain(text))) this.found.push({ at: [from, to], kind: 'user', by: 'id', held: plain(text) })
    else this.found.push(...numbersIn(this.#jql, from, to))
  }

  #at(position: readonly [number, number] | null, text?: string): readonly [number, number] {
    const at = position ? ([this.#place(position[0]), this.#place(position[1])] as const) : ([0, 0] as const)
    if (!position || (text !== undefined && this.#jql.slice(at[0], at[1]) !== text)) this.isSound = false
    return at
  }
}

/** The parser counts whole characters, JavaScript halves of some. */
function placesIn(jql: string): (position: number) => number {
  const characters = [...jql]
  if (characters.length === jql.length) return (position) => position
  const places = [0]
  for (const one of characters) places.push((places.at(-1) ?? 0) + one.length)
  return (position) => places[position] ?? jql.length
}

export const isQuoted = (text: string): boolean => /^(["']).*\1$/s.test(text) && text.length > 1

/** Without the quotes and the escapes of JQL. */
export function plain(text: string): string {
  const held = isQuoted(text) ? text.slice(1, -1) : text
  return held.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_, code?: string, one?: string) =>
    code === undefined ? (ESCAPED[one ?? ''] ?? one ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
  )
}
const ESCAPED: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' }

/** In quotes, as JQL wants every name that is no single word. */
export const quoted = (name: string): string =>
  `"${name.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t')}"`
