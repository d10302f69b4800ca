/** The three screens of a new site and the schemes that lead to them. */
import type { IssueTypeScreenSchemeInput, ScreenInput, ScreenSchemeInput } from '../build/screens.ts'

export const SCREENS: readonly ScreenInput[] = [
  {
    name: 'Default Screen',
    description: 'Allows to update all system fields.',
    tabs: {
      'Field Tab': [
        ...['summary', 'issuetype', 'security', 'priority', 'duedate', 'components', 'versions', 'fixVersions'],
        ...['assignee', 'reporter', 'environment', 'description', 'timetracking', 'attachment', 'labels'],
        ...['Sprint', 'Story Points', 'Epic Name', 'Epic Link'],
      ],
    },
  },
  {
    name: 'Workflow Screen',
    description: 'This screen is used in the workflow and enables you to assign issues.',
    tabs: { 'Field Tab': ['assignee'] },
  },
  {
    name: 'Resolve Issue Screen',
    description: 'Allows to set resolution, change fix versions and assign an issue.',
    tabs: { 'Field Tab': ['resolution', 'fixVersions', 'assignee', 'worklog'] },
  },
]

export const SCREEN_SCHEME: ScreenSchemeInput = {
  name: 'Default Screen Scheme',
  description: 'Default Screen Scheme',
  screens: { default: 'Default Screen' },
}
export const ISSUE_TYPE_SCREEN_SCHEME: IssueTypeScreenSchemeInput = {
  name: 'Default Issue Type Screen Scheme',
  description: 'The default issue type screen scheme',
  mappings: { default: SCREEN_SCHEME.name },
  isDefault: true,
}
