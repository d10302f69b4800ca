/** What the doctor says of one part of an installation. */
export interface Finding {
  readonly check: string
  readonly state: 'ok' | 'warns' | 'fails'
  readonly says: string
  /** What to do about it; none where all is well. */
  readonly remedy?: string
}

export const well = (check: string, says: string): Finding => ({ check, state: 'ok', says })
export const warns = (check: string, says: string, remedy: string): Finding => ({ check, state: 'warns', says, remedy })
export const fails = (check: string, says: string, remedy: string): Finding => ({ check, state: 'fails', says, remedy })

/** 0: all well; 1: something to look at; 9, as everywhere when something is missing to run at all: something to mend. */
export function exitCode(findings: readonly Finding[]): number {
  if (findings.some(({ state }) => state === 'fails')) return 9
  return findings.some(({ state }) => state === 'warns') ? 1 : 0
}
