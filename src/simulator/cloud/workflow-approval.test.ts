/** Approvals on statuses: taken and told as they were given, by an update too; refused where they name what is not there. */
import { expect, test } from 'vitest'
import { field } from '../../../test/checks/parts.ts'
import { Visit } from './visit.ts'
import { asRead, type Body, codes, list, NEW, read, simple, withWorkflow } from './workflow-request.ts'

const withApproval = (approval: Body): Body => {
  const body = simple('Questions', NEW)
  const [first, ...others] = list(list(body.workflows)[0]?.statuses)
  return withWorkflow(body, { statuses: [{ ...first, approvalConfiguration: approval }, ...others] })
}

function asking(): { visit: Visit; approval: Body } {
  const visit = new Visit()
  const fieldId = field(visit.site, 'Approvers').id
  const plain = { active: 'true', conditionType: 'percent', conditionValue: '100', exclude: ['reporter'] }
  return { visit, approval: { ...plain, fieldId, transitionApproved: '11', transitionRejected: '21' } }
}

const first = async (visit: Visit): Promise<Body | undefined> =>
  list((await read(visit, 'Questions')).workflow.statuses)[0]

test('what is given is told, and goes with an update that leaves it out', async () => {
  const { visit, approval } = asking()
  await visit.get('POST /workflows/create', withApproval(approval))
  expect(await first(visit)).toMatchObject({ approvalConfiguration: approval })
  const filled = {
    ...approval,
    prePopulatedFieldId: field(visit.site, 'Services').id,
    conditionType: 'number',
    conditionValue: '20',
  }
  const { statuses, workflows } = await asRead(visit, 'Questions')
  const uses = list(workflows[0].statuses)
  const saved = (change: Body) => ({
    statuses,
    workflows: [{ ...workflows[0], statuses: uses.map((use, at) => (at === 0 ? { ...use, ...change } : use)) }],
  })
  await visit.get('POST /workflows/update', saved({ approvalConfiguration: filled }))
  expect(await first(visit)).toMatchObject({ approvalConfiguration: filled })
  const { workflow } = await read(visit, 'Questions')
  const bare = saved({ approvalConfiguration: null })
  await visit.get('POST /workflows/update', {
    ...bare,
    workflows: [{ ...bare.workflows[0], version: workflow.version ?? null }],
  })
  expect(await first(visit)).not.toHaveProperty('approvalConfiguration')
})

test('a field or a transition that is not there is found and refused', async () => {
  const { visit, approval } = asking()
  for (const wrong of [
    { fieldId: 'summary' },
    { prePopulatedFieldId: 'customfield_1' },
    { transitionRejected: '99' },
  ]) {
    const body = withApproval({ ...approval, ...wrong })
    expect(codes(await visit.get('POST /workflows/create/validation', { payload: body }))).toEqual([
      'INVALID_APPROVAL_CONFIGURATION',
    ])
    await visit.isRefused(400, 'POST /workflows/create', body)
  }
})

test.each<Body>([
  { active: 'yes' },
  { conditionType: 'all' },
  { conditionValue: '101' },
  { conditionType: 'number', conditionValue: '21' },
  { conditionValue: '0' },
  { exclude: ['watcher'] },
  { fieldId: null },
])('%j is malformed', async (wrong) => {
  const { visit, approval } = asking()
  await visit.isRefused(400, 'POST /workflows/create', withApproval({ ...approval, ...wrong }))
})
