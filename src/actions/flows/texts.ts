/** Many texts that are searched as one: each key that is typed asks all of them. Pure. */
export class Texts {
  readonly #all: string
  /** Where each begins, and last the end of all. */
  readonly #begins: Uint32Array

  constructor(texts: readonly string[]) {
    this.#all = texts.join('\n')
    this.#begins = new Uint32Array(texts.length + 1)
    let end = 0
    for (const [place, text] of texts.entries()) {
      end += text.length + 1
      this.#begins[place + 1] = end
    }
  }

  /** Marks the places of those that hold a word. */
  mark(word: string, marks: Uint8Array): void {
    let place = 0
    let at = this.#all.indexOf(word)
    while (at >= 0 && place < marks.length) {
      while (at >= this.#beginOf(place + 1)) place += 1
      marks[place] = 1
      place += 1
      at = this.#all.indexOf(word, this.#beginOf(place))
    }
  }

  #beginOf(place: number): number {
    return this.#begins[place] ?? Number.POSITIVE_INFINITY
  }
}
