/** Dry runs: everything an integration would write, and nothing written. */
import { defineAction } from '../action.ts'
import { BY_ROW, GET_DRY_RUN } from '../inputs-portfolio.ts'
import { DRY_RUN } from '../shapes/index.ts'
import { later } from './later.ts'

export const dryRunAction = defineAction({
  name: 'integrations.dryRun',
  says: 'Read the issues of an integration and list all that it would write.',
  method: 'POST',
  path: '/integrations/{id}/dry-run',
  needs: 'administrator',
  audit: 'always',
  input: BY_ROW,
  output: DRY_RUN,
  run: later,
})

export const getDryRunAction = defineAction({
  name: 'integrations.getDryRun',
  says: 'A dry run: how far it is, and what it found.',
  method: 'GET',
  path: '/dry-runs/{id}',
  needs: 'viewer',
  audit: 'never',
  input: GET_DRY_RUN,
  output: DRY_RUN,
  run: later,
})
