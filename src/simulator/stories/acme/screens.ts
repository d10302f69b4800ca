/** Acme's screens for creating, editing and looking at issues, and those that a transition shows. */
import type { ScreenInput } from '../build/screens.ts'

const BASICS = ['summary', 'issuetype', 'priority', 'description', 'assignee', 'labels']
const PLAN = ['Squad', 'Business value', 'Target start', 'Target end', 'Release train', 'Sprint', 'Story Points']
const PEOPLE = ['reporter', 'Product owner', 'Reviewers', 'Tester']
const DELIVERY = ['Carrier', 'Service level', 'Delivery region', 'Depot', 'Customer', 'Parcels per day', 'Platforms']
const VERSIONS = ['components', 'fixVersions', 'versions', 'Target release', 'Fixed in builds']

const SOFTWARE: readonly ScreenInput[] = [
  {
    name: 'Story Create Screen',
    description: 'Little, so that nobody is kept from writing a story',
    tabs: { 'Field Tab': [...BASICS, 'Squad', 'Acceptance criteria', 'components', 'Epic Link'] },
  },
  {
    name: 'Story Edit Screen',
    description: 'Everything about a story',
    tabs: {
      Story: [
        ...BASICS,
        'Acceptance criteria',
        'Design document',
        'Related project',
        'attachment',
        'issuelinks',
        'Epic Link',
      ],
      Plan: [...PLAN, ...VERSIONS],
      Delivery: DELIVERY,
      People: PEOPLE,
    },
  },
  {
    name: 'Story View Screen',
    description: 'What a reader of a story sees',
    tabs: {
      Story: [...BASICS, 'Acceptance criteria', 'Squad', 'Epic Link'],
      Plan: ['Target end', 'fixVersions', 'Sprint', 'Story Points'],
    },
  },
  {
    name: 'Epic Screen',
    description: 'An epic is a plan',
    tabs: {
      Epic: [...BASICS, 'Epic Name', 'components'],
      Plan: [
        'Squad',
        'Business value',
        'Target start',
        'Target end',
        'Target release',
        'Story Points',
        'Product owner',
      ],
    },
  },
  {
    name: 'Bug Create Screen',
    description: 'What support can know about a bug',
    tabs: {
      'Field Tab': [...BASICS, 'Severity', 'Steps to reproduce', 'Found in', 'Platforms', 'versions', 'environment'],
    },
  },
  {
    name: 'Bug Edit Screen',
    description: 'Everything about a bug',
    tabs: {
      Bug: [...BASICS, 'Severity', 'Steps to reproduce', 'Found in', 'environment', 'attachment', 'Epic Link'],
      Cause: ['Root cause', 'Root cause analysis', 'Carrier', 'Platforms'],
      Plan: ['Squad', 'Sprint', 'Tester', ...VERSIONS],
    },
  },
  {
    name: 'Task Screen',
    description: 'For everything that needs no ceremony',
    tabs: { 'Field Tab': [...BASICS, 'duedate', 'components', 'timetracking', 'attachment', 'Epic Link'] },
  },
  {
    name: 'Warehouse Screen',
    description: 'Stories of the warehouse',
    tabs: {
      Story: [...BASICS, 'Depot', 'Platforms', 'Parcels per day', 'Epic Link'],
      Plan: ['Squad', 'Release train', 'Target start', 'Target end', 'fixVersions', 'components', 'Design document'],
    },
  },
  {
    name: 'Carrier Screen',
    description: 'Work on a connection to a carrier',
    tabs: {
      Connection: [
        ...BASICS,
        'Carrier',
        'Carriers affected',
        'Service level',
        'Regulations',
        'Design document',
        'Epic Link',
      ],
      Plan: ['Squad', 'Release train', 'Target start', 'Target end', 'fixVersions', 'components'],
    },
  },
]

const BUSINESS: readonly ScreenInput[] = [
  {
    name: 'Incident Create Screen',
    description: 'For two in the morning',
    tabs: { 'Field Tab': ['summary', 'issuetype', 'description', 'Severity', 'Incident start', 'Carriers affected'] },
  },
  {
    name: 'Incident Screen',
    description: 'Everything about an incident',
    tabs: {
      Incident: [
        ...BASICS,
        'Severity',
        'Incident start',
        'Incident end',
        'Carriers affected',
        'Delivery region',
        'components',
      ],
      Cause: ['Root cause', 'Root cause analysis', 'Runbook'],
      People: ['reporter', 'Responsible group', 'Informed groups', 'Account manager'],
    },
  },
  {
    name: 'Change Screen',
    description: 'What the change board reads',
    tabs: {
      Change: [...BASICS, 'Risk', 'Change window', 'Runbook', 'Related project', 'components'],
      Board: ['Approvers', 'Responsible group', 'Cost centre'],
    },
  },
  {
    name: 'Invoice Create Screen',
    description: 'A bill, before it is sent',
    tabs: { 'Field Tab': ['summary', 'issuetype', 'Customer', 'Amount', 'Currency', 'Cost centre'] },
  },
  {
    name: 'Invoice Screen',
    description: 'Everything about a bill',
    tabs: {
      Invoice: [...BASICS, 'Customer', 'Customer reference', 'Amount', 'Currency', 'duedate', 'components'],
      Books: ['Cost centre', 'Account manager', 'Regulations'],
    },
  },
]

const TRANSITIONS: readonly ScreenInput[] = [
  {
    name: 'Code Review Screen',
    description: 'Who reads the change',
    tabs: { 'Field Tab': ['assignee', 'Reviewers', 'Design document'] },
  },
  {
    name: 'Test Result Screen',
    description: 'What has it',
    tabs: { 'Field Tab': ['fixVersions', 'Fixed in builds', 'Tester', 'resolution'] },
  },
  { name: 'Reject Screen', description: 'Why not', tabs: { 'Field Tab': ['resolution'] } },
  {
    name: 'Carrier Question Screen',
    description: 'Which carrier is asked',
    tabs: { 'Field Tab': ['Carrier', 'duedate'] },
  },
  {
    name: 'Mitigation Screen',
    description: 'What was done',
    tabs: { 'Field Tab': ['Incident end', 'Root cause', 'Root cause analysis', 'resolution'] },
  },
  {
    name: 'Change Approval Screen',
    description: 'What the board needs',
    tabs: { 'Field Tab': ['Risk', 'Approvers', 'Change window'] },
  },
  { name: 'Payment Screen', description: 'What arrived', tabs: { 'Field Tab': ['Amount', 'Currency', 'resolution'] } },
]

export const SCREENS: readonly ScreenInput[] = [...SOFTWARE, ...BUSINESS, ...TRANSITIONS]
