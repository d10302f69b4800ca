/** Blocks from edited text: what did not change is put back as it was, what changed keeps what it can. Pure. */
import { equal, isObject, type Json, type JsonObject } from '../base/index.ts'
import { align, commonEnds } from './align.ts'
import type { Atom, Line, Lines } from './document-lines.ts'

interface NewLine {
  readonly text: string
  readonly from: Line | undefined
}

/** The blocks that `text` stands for, when it is `old` edited. */
export function rebuilt(text: string, old: Lines): Json[] {
  const used = new Set<number>()
  return grouped(newLines(text, old), old).map((group): Json => {
    const [first] = group
    const island = old.pinned.get(first?.text ?? '')
    if (island !== undefined) return island
    const place = first?.from?.block ?? -1
    // A block that was cut in two gives its kind and its attributes to the first of them only.
    const block = used.has(place) ? undefined : old.blocks[place]
    used.add(place)
    if (block !== undefined && isWhole(group)) return block
    const base = block !== undefined && isObject(block) ? block : { type: 'paragraph' }
    return { ...base, content: contentOf(group, old.inline) }
  })
}

/** Text by lines; the line of a pinned block stands alone even where somebody has typed beside it. */
function newLines(text: string, { lines, pinned }: Lines): string[] {
  if (text === '' && lines.length === 0) return []
  return text.split(/\r\n|\r|\n/).flatMap((line) => {
    const pieces = line.replaceAll(TOKEN, (token) => (pinned.has(token) ? `\n${token}\n` : token)).split('\n')
    return pieces.length === 1 ? pieces : pieces.filter((piece) => piece.trim() !== '')
  })
}

const TOKEN = /(⟦[^⟦⟧]*⟧)/g

/** The lines that make one block: those that still follow each other in the same one, else each for itself. */
function grouped(texts: readonly string[], { lines, pinned }: Lines): NewLine[][] {
  const places = align(
    lines.map((line) => line.text),
    texts,
  )
  const groups: NewLine[][] = []
  for (const [at, text] of texts.entries()) {
    const from = pinned.has(text) ? undefined : lines[places[at] ?? -1]
    const line = { text, from: from && pinned.has(from.text) ? undefined : from }
    const before = groups.at(-1)
    if (before && from && !from.first && before.at(-1)?.from === lines[(places[at] ?? 0) - 1]) before.push(line)
    else groups.push([line])
  }
  return groups
}

/** All lines of their block, unchanged. */
function isWhole(group: readonly NewLine[]): boolean {
  const unchanged = group.every(({ text, from }) => from?.text === text)
  return unchanged && group[0]?.from?.first === true && group.at(-1)?.from?.last === true
}

function contentOf(group: readonly NewLine[], inline: ReadonlyMap<string, JsonObject>): Json[] {
  return group.flatMap(({ text, from }, at): Json[] => {
    const content = nodesOf(rewritten(from?.atoms ?? [], text, inline))
    return at < group.length - 1 && from ? [...content, from.end] : content
  })
}

const PLAIN: JsonObject = { type: 'text' }

/** What stayed at both ends keeps its marks; what was typed inside one marked piece takes that piece's. */
function rewritten(old: readonly Atom[], text: string, inline: ReadonlyMap<string, JsonObject>): Atom[] {
  const typed = typedAtoms(text, inline)
  const { head, tail } = commonEnds(
    old.map((atom) => atom.text),
    typed.map((atom) => atom.text),
  )
  const [left, right] = [old[head - 1], old[old.length - tail]]
  const inside = left && left.node === right?.node && !left.whole ? left.node : PLAIN
  const middle = typed.slice(head, typed.length - tail).map((atom) => (atom.whole ? atom : { ...atom, node: inside }))
  return [...old.slice(0, head), ...middle, ...old.slice(old.length - tail)]
}

function typedAtoms(text: string, inline: ReadonlyMap<string, JsonObject>): Atom[] {
  return text.split(TOKEN).flatMap((piece): Atom[] => {
    const node = inline.get(piece)
    if (node) return [{ text: piece, node, whole: true }]
    return [...piece].map((letter) => ({ text: letter, node: PLAIN, whole: false }))
  })
}

/** Neighbouring characters with the same marks become one text node again. */
function nodesOf(atoms: readonly Atom[]): JsonObject[] {
  const nodes: JsonObject[] = []
  let before: Atom | undefined
  let letters = ''
  const close = (): void => {
    if (before) nodes.push(before.whole ? before.node : { ...before.node, text: letters })
  }
  for (const atom of atoms) {
    if (before && joins(before, atom)) letters += atom.text
    else {
      close()
      letters = atom.text
    }
    before = atom
  }
  close()
  return nodes
}

function joins(a: Atom, b: Atom): boolean {
  if (a.whole || b.whole) return false
  return a.node === b.node || equal({ ...a.node, text: '' }, { ...b.node, text: '' })
}
