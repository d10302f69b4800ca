/** Secret: a value that prints, serialises and inspects as `[secret]`. Only `reveal` gives it up. */

export class Secret {
  readonly #value: string
  constructor(value: string) {
    this.#value = value
  }
  /** For the moment of use only: never keep, log or return what this gives. */
  reveal(): string {
    return this.#value
  }
  toString(): string {
    return '[secret]'
  }
  toJSON(): string {
    return '[secret]'
  }
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[secret]'
  }
}
