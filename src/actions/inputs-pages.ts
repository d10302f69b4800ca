/** What the actions take that give long lists of a snapshot and of a deployment by page. */
import { z } from 'zod'
import { BY_ID, PAGE, several } from './inputs.ts'
import { STEP, STEP_STATE } from './shapes/index.ts'

/** Every word must be there. */
const SEARCH = z.string().max(200).optional()

export const LIST_OBJECTS = BY_ID.extend({
  kind: several(z.string()),
  /** This one only. */
  key: z.string().min(1).max(2_000).optional(),
  /** True or false: whether Jira lets somebody change it. */
  locked: z.stringbool().optional(),
  search: SEARCH,
  /** Inside each kind; a minus before it turns it round. */
  sort: z.enum(['name', '-name']).optional(),
  /** Without them a row tells its description only. */
  values: z.stringbool().default(true),
  ...PAGE,
})

export const LIST_DEPLOYED = BY_ID.extend({
  state: several(STEP_STATE),
  verb: several(STEP.shape.verb),
  search: SEARCH,
  /** Inside each wave; a minus before it turns it round. */
  sort: z.enum(['state', 'verb', 'about', 'requests', '-state', '-verb', '-about', '-requests']).optional(),
  ...PAGE,
})
