/** What was said on the page and not applied yet, and which rows are chosen: each row hears of itself alone. */
import { createContext, useContext, useSyncExternalStore } from 'react'

/** Null takes an answer back. */
export type Draft = string | null

export class Drafts {
  readonly #answers = new Map<string, Draft>()
  readonly #chosen = new Set<string>()
  readonly #listeners = new Set<() => void>()

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
  /** Undefined: nothing was said of it here. */
  readonly of = (about: string): Draft | undefined => this.#answers.get(about)
  readonly count = (): number => this.#answers.size
  readonly all = (): Readonly<Record<string, Draft>> => Object.fromEntries(this.#answers)
  readonly isChosen = (key: string): boolean => this.#chosen.has(key)
  readonly chosenCount = (): number => this.#chosen.size
  readonly chosen = (): readonly string[] => [...this.#chosen]

  say(abouts: readonly string[], answer: Draft | undefined): void {
    for (const about of abouts)
      if (answer === undefined) this.#answers.delete(about)
      else this.#answers.set(about, answer)
    this.#tell()
  }
  choose(keys: readonly string[], is: boolean): void {
    for (const key of keys)
      if (is) this.#chosen.add(key)
      else this.#chosen.delete(key)
    this.#tell()
  }
  chooseNone(): void {
    this.#chosen.clear()
    this.#tell()
  }
  discard(): void {
    this.#answers.clear()
    this.#tell()
  }
}

const DRAFTS = createContext<Drafts | undefined>(undefined)
export const DraftsOf = DRAFTS.Provider

export function useDrafts(): Drafts {
  const drafts = useContext(DRAFTS)
  if (!drafts) throw new Error('outside the Map stage')
  return drafts
}

export function useDraft(about: string): Draft | undefined {
  const drafts = useDrafts()
  return useSyncExternalStore(drafts.subscribe, () => drafts.of(about))
}
export function useDraftCount(): number {
  const drafts = useDrafts()
  return useSyncExternalStore(drafts.subscribe, drafts.count)
}
export function useChosen(key: string): boolean {
  const drafts = useDrafts()
  return useSyncExternalStore(drafts.subscribe, () => drafts.isChosen(key))
}
export function useChosenCount(): number {
  const drafts = useDrafts()
  return useSyncExternalStore(drafts.subscribe, drafts.chosenCount)
}
