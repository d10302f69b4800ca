/**
 * A query as an object's value holds it: what it refers to stands between ⟦ and ⟧, so that a key, an id and the text
 * around them cannot be mistaken for each other. `⟦project 10000⟧` an id, `⟦project:OPS⟧` a key, `⟦status="To Do"⟧`
 * a name as it was written; a comma in front marks one of several in a list. Pure.
 */
import { findReferences, plain, quoted, type TextReference } from './find.ts'
import { putInto } from './rewrite.ts'

export interface Token {
  readonly kind: string
  readonly form: 'id' | 'key' | 'name'
  /** The id, the key, or the name without quotes. */
  readonly held: string
  readonly listed: boolean
}

const MARKS = /⟦([^⟦⟧]*)⟧/g
const TOKEN = /^(,?)([a-z-]+)([ :=])(.*)$/s
const LOST = '⟦!⟧'

const encode = (text: string): string =>
  text.replace(/[%⟦⟧]/g, (one) => (one === '%' ? '%25' : one === '⟦' ? '%28' : '%29'))
const decode = (text: string): string =>
  text.replace(/%2[589]/g, (one) => (one === '%25' ? '%' : one === '%28' ? '⟦' : '⟧'))
const literal = (text: string): string => text.replace(/[⟦⟧]/g, (one) => (one === '⟦' ? '⟦(⟧' : '⟦)⟧'))

/** A query of a site; `isPlain` says of a number beside a custom field that it is only a number. */
export function toTemplate(jql: string, isPlain: (field: string) => boolean = () => false): string {
  const { references } = findReferences(jql)
  return mark(
    jql,
    references.filter(({ beside }) => beside === undefined || !isPlain(beside)),
  )
}

/** Any other text, such as the settings of an app: only the ids of custom fields are unlike anything else in it. */
export const markFields = (text: string): string =>
  mark(
    text,
    [...text.matchAll(/\bcustomfield_\d+/g)].map(({ 0: held, index }) => ({
      at: [index, index + held.length],
      kind: 'custom-field',
      by: 'id',
      held,
    })),
  )

const mark = (text: string, references: readonly TextReference[]): string => putInto(text, references, marked, literal)

function marked({ kind, by, held, listed }: TextReference, written: string): string {
  const content = by === 'id' ? ` ${encode(held)}` : `=${encode(written)}`
  return `⟦${listed ? ',' : ''}${kind}${content}⟧`
}

function tokenIn(content: string): Token | undefined {
  const [, comma, kind, sign, rest] = TOKEN.exec(content) ?? []
  if (kind === undefined || rest === undefined) return undefined
  const text = decode(rest)
  const listed = comma === ','
  if (sign === ' ') return { kind, form: 'id', held: text, listed }
  return sign === ':'
    ? { kind, form: 'key', held: `${kind}:${text}`, listed }
    : { kind, form: 'name', held: plain(text), listed }
}

export function tokensOf(template: string): { readonly token: Token; readonly at: number }[] {
  return [...template.matchAll(MARKS)].flatMap(({ 1: content, index }) => {
    const token = tokenIn(content ?? '')
    return token ? [{ token, at: index }] : []
  })
}

/** Every token through `swap`: an id, a key or a name comes back in its place; undefined takes it out of its list. */
export function swapTokens(template: string, swap: (token: Token, at: number) => string | undefined): string {
  const swapped = template.replace(MARKS, (whole, content: string, at: number) => {
    const token = tokenIn(content)
    if (!token) return whole
    const got = swap(token, at)
    if (got === undefined) return token.listed ? LOST : `⟦${token.kind}:?⟧`
    if (got === token.held) return whole
    const comma = token.listed ? ',' : ''
    if (token.form === 'name') return `⟦${comma}${token.kind}=${encode(quoted(got))}⟧`
    const isKey = got.startsWith(`${token.kind}:`)
    return `⟦${comma}${token.kind}${isKey ? ':' : ' '}${encode(isKey ? got.slice(token.kind.length + 1) : got)}⟧`
  })
  return swapped.includes(LOST) ? withoutLost(swapped) : swapped
}

/** One that is left out of a list takes its quotes and one comma along; what is left alone is no longer one of several. */
const withoutLost = (text: string): string =>
  text
    .replaceAll(/(?:,\s*)(["']?)⟦!⟧\1|(["']?)⟦!⟧\2(?:\s*,\s*)?/g, '')
    .replaceAll(/\(\s*(["']?)⟦,([^⟦⟧]*)⟧\1\s*\)/g, '($1⟦$2⟧$1)')

const CUSTOM = /^customfield_/

/** The query for a site whose ids the tokens hold; an account may need quotes here that it needs nowhere else. */
export const toJql = (template: string): string =>
  shown(template, ({ kind, held }) => (kind === 'user' ? quoted(held) : held.replace(CUSTOM, '')))

/** What `markFields` made, with ids. */
export const toText = (template: string): string => shown(template, ({ held }) => held)

/** The query for people: keys stand as the names in them. */
export const readable = (template: string): string =>
  shown(template, ({ form, kind, held }) => {
    const name = form === 'key' ? held.slice(held.indexOf(':') + 1) : held.replace(CUSTOM, '')
    return kind === 'user' ? quoted(name) : name
  })

function shown(template: string, say: (token: Token) => string): string {
  return template.replace(MARKS, (_, content: string) => {
    const token = tokenIn(content)
    if (!token) return content === '(' ? '⟦' : '⟧'
    return token.form === 'name' ? decode(content.slice(content.indexOf('=') + 1)) : say(token)
  })
}

/** A query that has lost all of a list is none. */
export const isBroken = (template: string): boolean => /\bin\s*\(\s*\)/i.test(template)

const BEFORE = 60
/** Enough words around to find the place, for people. */
export function textAround(template: string, at: number): string {
  const start = Math.max(template.lastIndexOf('⟧', Math.max(0, at - BEFORE)) + 1, at - BEFORE, 0)
  return readable(template.slice(start, template.indexOf('⟧', at) + 1)).trim()
}
