/** The report of a deployment, as a file in the form that is asked for. */
import {
  type Db,
  deploymentSummary,
  getDeployment,
  listPeople,
  loadPlan,
  readControls,
  readJournal,
} from '../../store/index.ts'
import { defineAction } from '../action.ts'
import { reportFile } from '../flows/report/index.ts'
import { REPORT_OF } from '../inputs.ts'
import { FILE } from '../shapes/index.ts'
import { showControl } from './deployment-controls.ts'
import { showDeployment, showSteps } from './show-deployment.ts'

export const reportDeploymentAction = defineAction({
  name: 'deployments.report',
  says: 'What a deployment did, by whom, with which account, each request and its outcome, and what is left for a person.',
  method: 'GET',
  path: '/deployments/{id}/report',
  needs: 'viewer',
  audit: 'never',
  file: true,
  input: REPORT_OF,
  output: FILE,
  async run({ db }, { id, format }) {
    const { planId } = await getDeployment(db, id)
    const [summary, { plan, fingerprint }, entries, controls, nameOf] = await Promise.all([
      deploymentSummary(db, id),
      loadPlan(db, planId),
      readJournal(db, id),
      readControls(db, id),
      namesOf(db),
    ])
    const deployment = showDeployment(summary)
    const steps = showSteps(plan, entries)
    return reportFile({ deployment, plan, fingerprint, steps, controls: controls.map(showControl), nameOf }, format)
  },
})

/** People by name, commands by the account that ran them. */
async function namesOf(db: Db): Promise<(actor: string) => string> {
  const people = new Map((await listPeople(db)).map(({ id, name }) => [id, name]))
  return (actor) => {
    const [, kind, rest = ''] = /^(person|command):(.*)$/s.exec(actor) ?? []
    if (kind === 'command') return `${rest} (command line)`
    return people.get(rest) ?? 'Somebody who is no longer here'
  }
}
