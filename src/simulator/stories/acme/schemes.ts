/** Acme's schemes: which types, screens and workflows its projects have. Who may do what is in permissions.ts. */
import type { IssueTypeSchemeInput, WorkflowSchemeInput } from '../build/schemes.ts'
import type { IssueTypeScreenSchemeInput, ScreenSchemeInput } from '../build/screens.ts'

export const ISSUE_TYPE_SCHEMES: readonly IssueTypeSchemeInput[] = [
  {
    name: 'Product Issue Type Scheme',
    description: 'For teams that work in sprints',
    types: ['Epic', 'Story', 'Improvement', 'Spike', 'Task', 'Bug', 'Subtask'],
    default: 'Story',
  },
  {
    name: 'Delivery Issue Type Scheme',
    description: 'For teams that pull',
    types: ['Story', 'Task', 'Bug', 'Epic', 'Subtask'],
    default: 'Task',
  },
  {
    name: 'Operations Issue Type Scheme',
    description: 'Incidents and changes',
    types: ['Incident', 'Change', 'Task', 'Epic', 'Checklist Item'],
    default: 'Incident',
  },
  {
    name: 'Finance Issue Type Scheme',
    description: 'Invoices and what belongs to them',
    types: ['Invoice', 'Task', 'Epic', 'Checklist Item'],
  },
]

export const WORKFLOW_SCHEMES: readonly WorkflowSchemeInput[] = [
  {
    name: 'Parcel Workflow Scheme',
    description: 'Stories with review and testing',
    default: 'Acme Story Workflow',
    mappings: {
      Epic: 'Acme Epic Workflow',
      Bug: 'Acme Bug Workflow',
      Task: 'Acme Simple Workflow',
      Spike: 'Acme Simple Workflow',
      Subtask: 'Acme Simple Workflow',
    },
  },
  {
    name: 'Route Workflow Scheme',
    description: 'As Parcel, but spikes are reviewed too',
    default: 'Acme Story Workflow',
    mappings: {
      Epic: 'Acme Epic Workflow',
      Bug: 'Acme Bug Workflow',
      Task: 'Acme Simple Workflow',
      Subtask: 'Acme Simple Workflow',
    },
  },
  {
    name: 'Warehouse Workflow Scheme',
    description: 'Everything is pulled',
    default: 'Acme Delivery Workflow',
    mappings: { Epic: 'Acme Epic Workflow', Subtask: 'Acme Simple Workflow' },
  },
  {
    name: 'Carrier Workflow Scheme',
    description: 'Everything is pulled, bugs go the way of bugs',
    default: 'Acme Delivery Workflow',
    mappings: { Epic: 'Acme Epic Workflow', Bug: 'Acme Bug Workflow', Subtask: 'Acme Simple Workflow' },
  },
  {
    name: 'Operations Workflow Scheme',
    description: 'Incidents and changes have their own ways',
    default: 'Acme Office Workflow',
    mappings: {
      Incident: 'Acme Incident Workflow',
      Change: 'Acme Change Workflow',
      'Checklist Item': 'Acme Simple Workflow',
    },
  },
  {
    name: 'Finance Workflow Scheme',
    description: 'Invoices have their own way',
    default: 'Acme Office Workflow',
    mappings: { Invoice: 'Acme Invoice Workflow' },
  },
  { name: 'Old Support Workflow Scheme', description: 'No project uses it any more', default: 'jira' },
]

export const SCREEN_SCHEMES: readonly ScreenSchemeInput[] = [
  {
    name: 'Story Screen Scheme',
    description: 'A short screen to create, a long one to edit',
    screens: {
      default: 'Story Edit Screen',
      create: 'Story Create Screen',
      edit: 'Story Edit Screen',
      view: 'Story View Screen',
    },
  },
  { name: 'Epic Screen Scheme', description: 'One screen', screens: { default: 'Epic Screen' } },
  {
    name: 'Bug Screen Scheme',
    description: 'What support can know, and the rest',
    screens: { default: 'Bug Edit Screen', create: 'Bug Create Screen' },
  },
  { name: 'Task Screen Scheme', description: 'One screen', screens: { default: 'Task Screen' } },
  { name: 'Warehouse Screen Scheme', description: 'One screen', screens: { default: 'Warehouse Screen' } },
  { name: 'Carrier Screen Scheme', description: 'One screen', screens: { default: 'Carrier Screen' } },
  {
    name: 'Incident Screen Scheme',
    description: 'Quick to report',
    screens: { default: 'Incident Screen', create: 'Incident Create Screen' },
  },
  { name: 'Change Screen Scheme', description: 'One screen', screens: { default: 'Change Screen' } },
  {
    name: 'Invoice Screen Scheme',
    description: 'A short screen to create',
    screens: { default: 'Invoice Screen', create: 'Invoice Create Screen', view: 'Invoice Screen' },
  },
]

export const ISSUE_TYPE_SCREEN_SCHEMES: readonly IssueTypeScreenSchemeInput[] = [
  {
    name: 'Product Issue Type Screen Scheme',
    description: 'For teams that work in sprints',
    mappings: {
      default: 'Story Screen Scheme',
      Epic: 'Epic Screen Scheme',
      Bug: 'Bug Screen Scheme',
      Task: 'Task Screen Scheme',
      Spike: 'Task Screen Scheme',
      Subtask: 'Task Screen Scheme',
    },
  },
  {
    name: 'Warehouse Issue Type Screen Scheme',
    description: 'For the warehouse',
    mappings: { default: 'Warehouse Screen Scheme', Epic: 'Epic Screen Scheme', Subtask: 'Task Screen Scheme' },
  },
  {
    name: 'Carrier Issue Type Screen Scheme',
    description: 'For connections to carriers',
    mappings: {
      default: 'Carrier Screen Scheme',
      Epic: 'Epic Screen Scheme',
      Bug: 'Bug Screen Scheme',
      Subtask: 'Task Screen Scheme',
    },
  },
  {
    name: 'Operations Issue Type Screen Scheme',
    description: 'Incidents and changes',
    mappings: {
      default: 'Task Screen Scheme',
      Incident: 'Incident Screen Scheme',
      Change: 'Change Screen Scheme',
      Epic: 'Epic Screen Scheme',
    },
  },
  {
    name: 'Finance Issue Type Screen Scheme',
    description: 'Invoices',
    mappings: { default: 'Task Screen Scheme', Invoice: 'Invoice Screen Scheme', Epic: 'Epic Screen Scheme' },
  },
]
