/** An item's description: Jira's document, or text in wiki notation, told on the other product in its own form. Pure. */
import { canonical, isArray, isObject, type Json, type JsonObject } from '../../base/index.ts'
import {
  documentOver,
  hasWiki,
  heldOver,
  isDocument,
  shownFrom,
  shownOn,
  shownOver,
  shows,
  tells,
  wikiFrom,
  wikiOver,
} from '../rich-text/both-sides.ts'
import { readDocument } from '../rich-text/read-blocks.ts'
import type { Form, Held, People } from './form.ts'

export const description: Form = {
  toItem: (raw, _, held) => ({ value: typeof raw === 'string' ? fromWiki(raw, held) : fromDocument(raw, held) }),
  toJira: (value, { people }, { raw }) => ({
    set: people.deployment === 'dataCenter' ? toWiki(value, raw) : toDocument(value, raw),
  }),
  // The history tells a document as text only.
  fromHistory: ({ text }, { people }) => ({ value: text ? plainDocument(text, people.deployment) : null }),
}

/**
 * A document as it can be compared: as this product can tell it, and without the ids that Jira adds to its nodes, which
 * are no edit.
 */
export function comparableDocument(value: Json, { deployment }: Pick<People, 'deployment'>): Json {
  if (deployment === 'dataCenter') {
    const text = toWiki(value, null)
    return text === null ? null : { wiki: text }
  }
  return withoutLocalIds(toDocument(value, null))
}

const wikiIn = (value: Json): string | null => (isObject(value) && typeof value.wiki === 'string' ? value.wiki : null)

/** What is held is held on, in its form, for as long as the text tells it. */
function fromWiki(raw: string, held: Held): Json {
  if (raw.trim() === '') return null
  for (const one of held) {
    if (wikiIn(one) === raw) return one
    if (isDocument(one) && tells(raw, one)) return one
  }
  const document = wikiIn(held[0] ?? null) === null ? held.find(isDocument) : undefined
  return document ? documentOver(raw, document) : { wiki: raw }
}

function fromDocument(raw: Json, held: Held): Json {
  if (!isDocument(raw)) return raw
  for (const one of held) {
    const kept = withWiki(one)
    if (kept !== null && shows(raw, kept)) return one
  }
  const kept = held.map(withWiki).find((one) => one !== null)
  return kept && hasWiki(kept) ? heldOver(raw, kept) : raw
}

/** What is held as Data Center told it; null for what Cloud holds as it is. */
function withWiki(held: Json): JsonObject | null {
  const wiki = wikiIn(held)
  if (wiki !== null) return readDocument(wiki)
  return isDocument(held) && hasWiki(held) ? held : null
}

function toWiki(value: Json, raw: Json): string | null {
  const wiki = wikiIn(value)
  if (wiki !== null) return wiki.trim() === '' ? null : wiki
  if (!isDocument(value)) return null
  const text = typeof raw === 'string' ? wikiOver(value, raw) : wikiFrom(value)
  return text.trim() === '' ? null : text
}

function toDocument(value: Json, raw: Json): Json {
  const wiki = wikiIn(value)
  if (wiki === null) return isDocument(value) ? shownOn(value) : value
  if (wiki.trim() === '') return null
  return isDocument(raw) ? shownOver(wiki, raw) : shownFrom(wiki)
}

function withoutLocalIds(value: Json): Json {
  if (isArray(value)) return value.map(withoutLocalIds)
  if (!isObject(value)) return value
  const entries = Object.entries(value).flatMap(([name, member]) => {
    if (name === 'localId' || member === undefined) return []
    const plain = withoutLocalIds(member)
    return name === 'attrs' && canonical(plain) === '{}' ? [] : [[name, plain] as const]
  })
  return Object.fromEntries(entries)
}

function plainDocument(text: string, deployment: People['deployment']): Json {
  if (deployment === 'dataCenter') return { wiki: text }
  const content = text
    .split('\n')
    .map((line) => ({ type: 'paragraph', content: line === '' ? [] : [{ type: 'text', text: line }] }))
  return { type: 'doc', version: 1, content }
}
