/** Under which name an object shall be on the target: its own, or the one that an answer gives. Pure. */
import { isObject, type Json } from '../base/index.ts'
import { type Answers, renameIn } from './answers.ts'
import { type Key, type Kind, keyOf } from './kind.ts'

/** `key` is the source's; `<key>/<property>` gives another text to a property that the kind says is a name too. */
export function named(kind: Kind, key: Key, value: Json, answers: Answers): Json {
  const name = renameIn(answers[key])
  const renamed = name ? withName(kind, value, name) : value
  if (!kind.alsoNamed) return renamed
  const texts = kind.alsoNamed.flatMap((property) => {
    const text = renameIn(answers[`${key}/${property}`])
    return text ? [[property, text]] : []
  })
  return texts.length > 0 && isObject(renamed) ? { ...renamed, ...Object.fromEntries(texts) } : renamed
}

const withName = (kind: Kind, value: Json, name: string): Json => {
  if (kind.renamed) return kind.renamed(value, name)
  return isObject(value) ? { ...value, name } : value
}

export const isRenamed = (kind: Kind, key: Key, answers: Answers): boolean =>
  [key, ...(kind.alsoNamed ?? []).map((property) => `${key}/${property}`)].some((about) => renameIn(answers[about]))

export const keyFor = (kind: Kind, value: Json): Key => keyOf(kind.name, kind.nameOf(value))
