/** Custom fields: their app, their trash, and what of their contexts and options gets lost. Pure. */
import { isOfApp, shortType } from '../kinds/custom-field/field-type.ts'
import type { Context, CustomField, Option } from '../kinds/custom-field/value.ts'
import { defineCheck, known, waysOut, writtenOf } from './check.ts'

const created = { answer: 'create', says: 'Create it all the same.' } as const

export const fieldTypeMissing = defineCheck({
  code: 'field-type-missing',
  severity: 'blocks',
  guards: 'Jira makes no field of a type whose app is not installed.',
  find(ground) {
    const types = new Set((ground.onTarget.get('custom-field') ?? []).map(({ value }) => (value as CustomField).type))
    return writtenOf<CustomField>(ground, 'custom-field').flatMap(({ key, before, after: { type }, difference }) =>
      before !== null || !isOfApp(type) || types.has(type)
        ? []
        : [
            {
              about: key,
              says: `Its type ${type} comes with an app, and no field of ${ground.target.site.name} has it: nothing shows that the app is installed there.`,
              remedy: 'Install the app, then let it be created; or leave the field out.',
              choices: [created, ...waysOut(difference)],
            },
          ],
    )
  },
})

export const fieldTrashed = defineCheck({
  code: 'field-trashed',
  severity: 'warns',
  guards:
    'A second field of the name is made while the first lies in the trash with its values; once restored nobody can tell them apart.',
  needs: ['trashedFields'],
  find(ground) {
    const trashed = known(ground.facts.trashedFields) ?? []
    return writtenOf<CustomField>(ground, 'custom-field').flatMap(({ key, before, after, difference }) => {
      const twin = trashed.find(
        ({ name, type }) => name.toLowerCase() === after.name.toLowerCase() && type === after.type,
      )
      return before !== null || !twin
        ? []
        : [
            {
              about: key,
              says: `${ground.target.site.name} has a ${shortType(after.type)} field ${twin.name} (${twin.id}) in its trash, with its values.`,
              remedy: 'Restore it there and plan again, or let a new one be created.',
              choices: [created, ...waysOut(difference)],
            },
          ]
    })
  },
})

export const contextLeftOut = defineCheck({
  code: 'context-left-out',
  severity: 'notes',
  guards: 'A context whose projects the target does not have goes without a word, with its options and default.',
  find: (ground) =>
    writtenOf<CustomField>(ground, 'custom-field').flatMap(({ key, after, asked }) => {
      const kept = new Set((after.contexts ?? []).map(named))
      return (asked?.contexts ?? []).flatMap((context) =>
        context.everyProject || kept.has(named(context))
          ? []
          : [
              {
                about: key,
                says: `The context ${context.name} is left out: none of its projects (${context.projects.join(', ')}) comes along.`,
                remedy: 'Choose one of these projects as well, if its options are wanted.',
              },
            ],
      )
    }),
})

const named = ({ name }: Context): string => name.toLowerCase()

export const optionRetired = defineCheck({
  code: 'option-retired',
  severity: 'warns',
  guards: 'Options that only the target has are disabled: issues keep them, but nobody can choose them any more.',
  find: (ground) =>
    writtenOf<CustomField>(ground, 'custom-field').flatMap(({ key, before, after, difference }) => {
      const was = new Set(enabled(before?.contexts ?? null))
      const will = new Set(enabled(after.contexts))
      const gone = [...was].filter((value) => !will.has(value)).map((value) => value.split('\n')[1] ?? '')
      return gone.length === 0
        ? []
        : [
            {
              about: key,
              says: `${gone.length === 1 ? 'The option' : 'The options'} ${gone.slice(0, MOST_NAMED).join(', ')}${gone.length > MOST_NAMED ? ' …' : ''} can no longer be chosen; issues keep what they have.`,
              remedy: 'Add them in the source, or use the target’s as it is.',
              choices: waysOut(difference),
            },
          ]
    }),
})

const MOST_NAMED = 5

/** Context and path of every option that can be chosen. */
const enabled = (contexts: readonly Context[] | null): string[] =>
  (contexts ?? []).flatMap((context) => pathsIn(context.options, '').map((path) => `${named(context)}\n${path}`))

const pathsIn = (options: readonly Option[], above: string): string[] =>
  options.flatMap(({ value, disabled, children }) =>
    disabled ? [] : [`${above}${value}`, ...pathsIn(children, `${above}${value} › `)],
  )
