/** The custom field types that Jira brings: value type, permitted searchers, whether there are options, kind of default. */

/** `type` of a context's default value, as the document of getDefaultValues lists them. */
export type DefaultKind =
  | 'datepicker'
  | 'datetimepicker'
  | 'option.single'
  | 'option.multiple'
  | 'option.cascading'
  | 'single.user.select'
  | 'multi.user.select'
  | 'grouppicker.single'
  | 'grouppicker.multiple'
  | 'url'
  | 'project'
  | 'float'
  | 'labels'
  | 'textfield'
  | 'textarea'
  | 'readonly'
  | 'version.single'
  | 'version.multiple'

interface FieldType {
  readonly key: string
  /** As administrators see it. */
  readonly name: string
  readonly schema: { readonly type: string; readonly items?: string }
  /** Full keys; the first is Jira's own choice. */
  readonly searcherKeys: readonly string[]
  readonly defaultKind: DefaultKind | null
}

const PLUGIN = 'com.atlassian.jira.plugin.system.customfieldtypes:'

function type(
  key: string,
  name: string,
  values: string,
  searchers: readonly string[],
  defaultKind: DefaultKind | null,
): [string, FieldType] {
  const [kind = values, items] = values.split(' of ')
  const schema = items === undefined ? { type: kind } : { type: kind, items }
  return [
    PLUGIN + key,
    { key: PLUGIN + key, name, schema, searcherKeys: searchers.map((one) => PLUGIN + one), defaultKind },
  ]
}

const OPTIONS = ['multiselectsearcher']
const PEOPLE = ['userpickergroupsearcher']
const NUMBERS = ['exactnumber', 'numberrange']
const VERSIONS = ['versionsearcher']
const TEXT = ['textsearcher']

export const FIELD_TYPES: ReadonlyMap<string, FieldType> = new Map([
  type(
    'cascadingselect',
    'Select List (cascading)',
    'option-with-child',
    ['cascadingselectsearcher'],
    'option.cascading',
  ),
  type('datepicker', 'Date Picker', 'date', ['daterange'], 'datepicker'),
  type('datetime', 'Date Time Picker', 'datetime', ['datetimerange'], 'datetimepicker'),
  type('float', 'Number Field', 'number', NUMBERS, 'float'),
  type('grouppicker', 'Group Picker (single group)', 'group', ['grouppickersearcher'], 'grouppicker.single'),
  type('importid', 'Import Id', 'number', NUMBERS, null),
  type('labels', 'Labels', 'array of string', ['labelsearcher'], 'labels'),
  type('multicheckboxes', 'Checkboxes', 'array of option', OPTIONS, 'option.multiple'),
  type('multigrouppicker', 'Group Picker (multiple groups)', 'array of group', OPTIONS, 'grouppicker.multiple'),
  type('multiselect', 'Select List (multiple choices)', 'array of option', OPTIONS, 'option.multiple'),
  type('multiuserpicker', 'User Picker (multiple users)', 'array of user', PEOPLE, 'multi.user.select'),
  type('multiversion', 'Version Picker (multiple versions)', 'array of version', VERSIONS, 'version.multiple'),
  type('project', 'Project Picker (single project)', 'project', ['projectsearcher'], 'project'),
  type('radiobuttons', 'Radio Buttons', 'option', OPTIONS, 'option.single'),
  type('readonlyfield', 'Text Field (read only)', 'string', TEXT, 'readonly'),
  type('select', 'Select List (single choice)', 'option', OPTIONS, 'option.single'),
  type('textarea', 'Paragraph', 'string', TEXT, 'textarea'),
  type('textfield', 'Short text', 'string', TEXT, 'textfield'),
  type('url', 'URL Field', 'string', ['exacttextsearcher'], 'url'),
  type('userpicker', 'User Picker (single user)', 'user', PEOPLE, 'single.user.select'),
  type('version', 'Version Picker (single version)', 'version', VERSIONS, 'version.single'),
])

export const defaultKindOf = (typeKey: string | null): DefaultKind | null =>
  FIELD_TYPES.get(typeKey ?? '')?.defaultKind ?? null

export const hasOptions = (typeKey: string | null): boolean => defaultKindOf(typeKey)?.startsWith('option.') ?? false

export const hasCascadingOptions = (typeKey: string | null): boolean => defaultKindOf(typeKey) === 'option.cascading'
