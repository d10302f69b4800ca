/** What a file holds that an option names. */
import { readFileSync } from 'node:fs'
import { Fault } from '../base/index.ts'

export function textOf(file: string, option: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new Fault('input.invalid', `The file ${file} cannot be read.`, { about: option, cause: error })
  }
}
