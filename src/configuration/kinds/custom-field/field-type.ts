/** Types of custom fields: what Jira's own are called for short, which have options, which may have a default value. */

const JIRA = 'com.atlassian.jira.plugin.system.customfieldtypes:'
const FORGE = 'ari:cloud:ecosystem'

/** Short type → `type` of its default value, as the document of getDefaultValues lists them. */
const DEFAULTS: Readonly<Record<string, string>> = {
  cascadingselect: 'option.cascading',
  datepicker: 'datepicker',
  datetime: 'datetimepicker',
  float: 'float',
  grouppicker: 'grouppicker.single',
  labels: 'labels',
  multicheckboxes: 'option.multiple',
  multigrouppicker: 'grouppicker.multiple',
  multiselect: 'option.multiple',
  multiuserpicker: 'multi.user.select',
  multiversion: 'version.multiple',
  project: 'project',
  radiobuttons: 'option.single',
  readonlyfield: 'readonly',
  select: 'option.single',
  textarea: 'textarea',
  textfield: 'textfield',
  url: 'url',
  userpicker: 'single.user.select',
  version: 'version.single',
}

/** `select` for Jira's own, the whole key for an app's. */
export const shortType = (type: string): string => (isOfApp(type) ? type : type.slice(JIRA.length))

export const isOfApp = (type: string): boolean => !type.startsWith(JIRA)

/** Undefined where the type has none, or only the default itself tells (Forge). */
export const defaultTypeOf = (type: string): string | undefined => DEFAULTS[shortType(type)]

export const mayHaveDefault = (type: string): boolean => type.startsWith(FORGE) || defaultTypeOf(type) !== undefined

export const hasOptions = (type: string): boolean => defaultTypeOf(type)?.startsWith('option.') ?? false
