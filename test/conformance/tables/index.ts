/** What the documents say and the simulator does not, kind by kind: every line with its reason, and none that is not needed. */
import type { SiteKind } from '../../../src/simulator/index.ts'
import { CLOUD } from './cloud/index.ts'
import { DATA_CENTER } from './data-center/index.ts'
import type { Tables } from './table.ts'

export { type Absent, type Elsewhere, isAbsent, placed } from './table.ts'

export const TABLES: Readonly<Record<SiteKind, Tables>> = { cloud: CLOUD, dataCenter: DATA_CENTER }
