/** The day on which a token ends, as people say it. Pure. */

export interface TokenFacts {
  readonly token: string
  /** A day such as `2027-03-31`; `never` is an answer; empty is not known. */
  readonly expires: string
}

export const NEVER = 'never'

/** As the server takes it. */
export const expiryOf = ({ expires }: TokenFacts): string | null =>
  expires === '' || expires === NEVER ? null : expires
