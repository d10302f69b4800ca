/** Jira names all wrong fields of a request at once: complaints are gathered, and thrown together before anything changes. */
import { isObject } from '../../base/index.ts'
import { Refusal, refuse } from '../http.ts'

export class FieldErrors {
  readonly #errors: Record<string, string> = {}
  readonly #messages: string[] = []

  add(field: string, message: string): void {
    this.#errors[field] ??= message
  }
  /** Undefined when the work was refused; what it said is kept. */
  try<T>(work: () => T): T | undefined {
    try {
      return work()
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 400 || !isObject(error.body)) throw error
      const { errors, errorMessages } = error.body
      if (isObject(errors)) for (const [field, message] of Object.entries(errors)) this.add(field, String(message))
      if (Array.isArray(errorMessages)) this.#messages.push(...errorMessages.map(String))
      return undefined
    }
  }
  throwIfAny(): void {
    if (this.#messages.length > 0 || Object.keys(this.#errors).length > 0)
      throw refuse(400, this.#messages, this.#errors)
  }
}
