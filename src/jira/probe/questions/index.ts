/** Every question of the probe: one line for each that another file knows. */
import type { ProbeQuestion } from '../question.ts'
import { configuration } from './configuration.ts'
import { dataCenter } from './data-center.ts'
import { errors } from './errors.ts'
import { fields } from './fields.ts'
import { logins } from './logins.ts'
import { pages } from './pages.ts'
import { permissions } from './permissions.ts'
import { search } from './search.ts'
import { signals } from './signals.ts'

export const QUESTIONS: readonly ProbeQuestion[] = [
  ...logins,
  ...permissions,
  ...errors,
  ...pages,
  ...search,
  ...signals,
  ...configuration,
  ...fields,
  ...dataCenter,
]
