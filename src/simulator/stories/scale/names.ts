/** Names by number: the same number always has the same name, and no two numbers share one. */

const PLACES = ['Hamburg', 'Leipzig', 'Lyon', 'Poznań', 'Madrid', 'Oslo', 'Turin', 'Gdańsk', 'Graz', 'Porto'] as const
const WORKS = ['Sorting', 'Tracking', 'Billing', 'Routing', 'Packing', 'Customs', 'Returns'] as const
const THINGS = [
  'Belt',
  'Gate',
  'Carrier',
  'Label',
  'Pallet',
  'Shift',
  'Vehicle',
  'Contract',
  'Zone',
  'Batch',
  'Scale',
] as const
const FIRST = ['Ana', 'Ben', 'Cem', 'Dita', 'Eva', 'Finn', 'Gita', 'Hugo', 'Ida', 'Jan', 'Kai', 'Lea', 'Max'] as const
const LAST = [
  'Arndt',
  'Bauer',
  'Costa',
  'Duda',
  'Engel',
  'Fuchs',
  'Gomez',
  'Hansen',
  'Ivanov',
  'Jensen',
  'Kowal',
] as const

/** Cycles through a list. */
export function nth<T>(list: readonly T[], index: number): T {
  const one = list[index % list.length]
  if (one === undefined) throw new Error('the list is empty')
  return one
}

export const projectKey = (index: number): string => `S${String(index + 1).padStart(4, '0')}`
export const projectName = (index: number): string => `${nth(PLACES, index)} ${nth(WORKS, index)} ${index + 1}`
export const fieldName = (index: number): string => `${nth(THINGS, index)} ${nth(WORKS, index)} ${index + 1}`
export const workflowName = (index: number): string => `${nth(WORKS, index)} Workflow ${index + 1}`
export const screenName = (index: number): string => `${nth(THINGS, index)} Screen ${index + 1}`
export const personName = (index: number): string => `${nth(FIRST, index)} ${nth(LAST, index)} ${index + 1}`
export const mailName = (index: number): string => personName(index).toLowerCase().replaceAll(' ', '.')
export const thing = (index: number): string => nth(THINGS, index)
export const place = (index: number): string => nth(PLACES, index)
