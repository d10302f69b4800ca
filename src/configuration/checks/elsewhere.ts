/** What plans may say that pairing, comparing, asking the target, the guard and the kinds themselves find: listed here, found there. */
import type { Severity } from '../../base/index.ts'

interface Elsewhere {
  readonly code: string
  /** The gravest that it may have. */
  readonly severity: Severity
  readonly guards: string
  /** File under src/ that finds it. */
  readonly where: string
}

const blocks = (code: string, where: string, guards: string): Elsewhere => ({ code, severity: 'blocks', guards, where })
const warns = (code: string, where: string, guards: string): Elsewhere => ({ code, severity: 'warns', guards, where })
const notes = (code: string, where: string, guards: string): Elsewhere => ({ code, severity: 'notes', guards, where })

const ENGINE = 'configuration/'
const KIND = 'configuration/kinds/'

export const ELSEWHERE: readonly Elsewhere[] = [
  blocks('kind-partial', `${ENGINE}compare.ts`, 'What was not read would be taken for absent: made twice, or deleted.'),
  blocks('kind-unreadable', `${ENGINE}compare.ts`, 'What a site’s API cannot tell would be taken for absent.'),
  blocks(
    'ambiguous-name',
    `${ENGINE}pair.ts`,
    'One of several objects of a name would be changed, and not the one that was meant.',
  ),
  warns(
    'ambiguous-person',
    `${ENGINE}pair-people.ts`,
    'Somebody else of the same name would be given what is a person’s.',
  ),
  blocks(
    'answered-twice',
    `${ENGINE}pair.ts`,
    'Two objects of the source would be written over one of the target, in turns.',
  ),
  blocks('unknown-answer', `${ENGINE}pair.ts`, 'An answer that means nothing would be passed over.'),
  blocks(
    'name-taken',
    `${ENGINE}contradictions.ts`,
    'Jira refuses a second object under a name that only one may have, whatever its case.',
  ),
  blocks(
    'nothing-there',
    `${ENGINE}contradictions.ts`,
    'An answer that uses what the target does not have would be passed over.',
  ),
  blocks(
    'unresolved-reference',
    `${ENGINE}translate.ts`,
    'What an object names on the source could not be read; the target would lose it.',
  ),
  blocks('missing-reference', `${ENGINE}translate.ts`, 'An object would lose what it names, or Jira would refuse it.'),
  warns(
    'left-out',
    `${ENGINE}translate.ts`,
    'People, groups and fields that the target lacks would go from an object without a word.',
  ),
  warns('fallback', `${ENGINE}translate.ts`, 'Somebody else would take a person’s place without a word.'),
  blocks('text-needs', `${ENGINE}translate.ts`, 'A query or text would name what the target does not have.'),
  blocks('text-unresolved', `${ENGINE}texts.ts`, 'A query or text would mean something else on the target.'),
  warns(
    'withheld',
    `${ENGINE}compare.ts`,
    'An object that means something to one person or app alone would be carried as if to all.',
  ),
  blocks('text-emptied', `${KIND}filter/check.ts`, 'Jira refuses a query with an empty list.'),
  warns('text-unread', `${KIND}filter/check.ts`, 'A query that nobody understands may name things of the source.'),
  blocks(
    'rule-id',
    `${KIND}workflow/check.ts`,
    'An id of the source in a rule would mean something else on the target.',
  ),
  blocks(
    'no-default-workflow',
    `${KIND}workflow-scheme.ts`,
    'Jira would put its own workflow in the place of the default.',
  ),
  warns('missed-change', `${ENGINE}signal.ts`, 'What changes without a sign would be compared as it was.'),
  blocks('cannot-here', `${ENGINE}deletions.ts`, 'The site’s API has no such request.'),
  blocks('unseen', `${ENGINE}unseen.ts`, 'What a site’s API cannot tell would be made a second time.'),
  notes('by-hand', `${ENGINE}by-hand.ts`, 'What only a person can do would be left undone without a word.'),
  warns('not-compared', `${ENGINE}by-hand.ts`, 'What the target does not tell would be taken for equal.'),
  warns('not-told', `${ENGINE}by-hand.ts`, 'What the source does not tell would be invented.'),
  blocks('locked-missing', `${ENGINE}compare.ts`, 'Jira lets nobody create what it keeps itself.'),
  notes('locked-differs', `${ENGINE}compare.ts`, 'What Jira lets nobody change stays different without a word.'),
  blocks('cannot-delete', `${ENGINE}deletions.ts`, 'Jira lets nobody delete what it keeps itself.'),
  blocks('delete-needed', `${ENGINE}deletions.ts`, 'What the plan itself needs would be deleted.'),
  warns(
    'delete-used',
    `${ENGINE}deletions.ts`,
    'Other objects would lose what they name, or Jira refuses to delete it.',
  ),
  blocks(
    'not-asked',
    `${ENGINE}ask-target.ts`,
    'What a change takes from issues is not known, and is not taken for nothing.',
  ),
  blocks('status-goes', `${KIND}moves.ts`, 'Issues are in a status that goes, and Jira must be told where they go.'),
  blocks(
    'issue-type-in-use',
    `${KIND}issue-type-scheme/limits.ts`,
    'Jira takes no issue type out of a scheme while issues have it.',
  ),
  blocks(
    'types-outside-scheme',
    `${KIND}project/types.ts`,
    'Jira gives a project no issue type scheme that lacks a type of its issues.',
  ),
  blocks(
    'default-workflow-scheme',
    `${KIND}project/workflows.ts`,
    'The API gives Jira’s default workflow scheme only to a project without issues.',
  ),
  notes(
    'set-aside',
    `${ENGINE}set-aside.ts`,
    'People would meet a strange name for a while, and nobody had told them.',
  ),
  blocks('cycle', `${ENGINE}order-steps.ts`, 'Objects wait for each other, and no order makes them.'),
  blocks('too-much', 'plan/guard.ts', 'A wrong source or a wrong answer would change most of a site.'),
  blocks('lasting', `${ENGINE}lasting.ts`, 'No undo could take the change back.'),
  blocks(
    'hierarchy-level',
    `${KIND}issue-type.ts`,
    'Jira neither moves an issue type to another level nor makes one above the first.',
  ),
  blocks(
    'project-key',
    `${KIND}project/check.ts`,
    'Jira refuses a key that is not two to ten capital letters and digits.',
  ),
  blocks('project-lead', `${KIND}project/check.ts`, 'Jira makes no project without a lead.'),
  blocks('project-type', `${KIND}project/check.ts`, 'The API cannot change the type of a project.'),
  blocks('workflow-name', `${KIND}workflow/check.ts`, 'The API cannot rename a workflow.'),
  warns('app-rule', `${KIND}workflow/check.ts`, 'What an app keeps in a rule may name things of the source.'),
  blocks(
    'webhook-rule',
    `${KIND}workflow/check.ts`,
    'A webhook has another id on every site: the rule would call another one, or none.',
  ),
  blocks(
    'option-id',
    `${KIND}workflow/check.ts`,
    'An option has another id on every site: the rule would mean another one.',
  ),
  warns('default-stays', `${KIND}issue-type-scheme/limits.ts`, 'The API cannot take a scheme’s default away.'),
  blocks('default-outside', `${KIND}issue-type-scheme/limits.ts`, 'Jira refuses a default that is not in the scheme.'),
  blocks('no-default-screen', `${KIND}screen-scheme.ts`, 'Jira refuses a screen scheme without a default screen.'),
  blocks(
    'no-default-screen-scheme',
    `${KIND}issue-type-screen-scheme.ts`,
    'Jira refuses an issue type screen scheme without a default.',
  ),
  blocks('no-tab', `${KIND}screen/check.ts`, 'Jira keeps no screen without a tab.'),
  blocks('tab-twice', `${KIND}screen/check.ts`, 'Jira refuses two tabs of one name on a screen.'),
  blocks('field-twice', `${KIND}screen/check.ts`, 'Jira refuses a field on two tabs of a screen.'),
  blocks('type-change', `${KIND}custom-field/check.ts`, 'Jira cannot change a field’s type; its values would be lost.'),
  warns('app-needed', `${KIND}custom-field/check.ts`, 'A field of an app means nothing without the app.'),
  blocks('second-global-context', `${KIND}custom-field/check.ts`, 'Jira refuses a second context for all projects.'),
  blocks('context-name-twice', `${KIND}custom-field/check.ts`, 'Jira refuses two contexts of one name.'),
  blocks('project-twice', `${KIND}custom-field/check.ts`, 'Jira refuses a project in two contexts of a field.'),
  blocks('option-twice', `${KIND}custom-field/check.ts`, 'Jira refuses an option that is there already.'),
  blocks('default-no-option', `${KIND}custom-field/check.ts`, 'A default must be one of the options.'),
  blocks(
    'too-many-options',
    `${KIND}custom-field/check.ts`,
    'Jira’s API takes no more than 10,000 options in a field.',
  ),
  warns('global-context-stays', `${KIND}custom-field/check.ts`, 'Nobody can remove the context for all projects.'),
  warns(
    'global-context-wider',
    `${KIND}custom-field/check.ts`,
    'Nobody can limit the context for all projects any more.',
  ),
  warns(
    'default-not-carried',
    `${KIND}custom-field/check.ts`,
    'A default that no other site could have is not carried.',
  ),
  warns('context-goes', `${KIND}custom-field/check.ts`, 'Values that issues have from a context go with it.'),
  warns('context-changes', `${KIND}custom-field/check.ts`, 'Issues keep values that their new context does not offer.'),
  warns('not-checked', `${ENGINE}checks/index.ts`, 'What could not be looked for would be taken for harmless.'),
  blocks(
    'comparison-only',
    'actions/flows/analyse.ts',
    'A plan onto a snapshot would be applied to a site that it does not know.',
  ),
  notes('target-not-asked', 'actions/flows/analyse.ts', 'A snapshot tells nothing of issues, rights and the trash.'),
  warns(
    'not-taken-back',
    `${ENGINE}undo-by-hand.ts`,
    'What a person did by hand would stay after an undo without a word.',
  ),
  blocks('changed-since', `${ENGINE}undo.ts`, 'An undo would lose somebody’s edit.'),
  blocks('gone-since', `${ENGINE}undo.ts`, 'An undo would name what is no longer there.'),
  blocks('used-since', `${ENGINE}undo-uses.ts`, 'An undo would take away what is used since.'),
  blocks('issues-since', `${ENGINE}ask-uses.ts`, 'An undo would take away what issues have since.'),
  blocks('options-since', `${KIND}custom-field/ask.ts`, 'An undo would take away options that issues have since.'),
]
