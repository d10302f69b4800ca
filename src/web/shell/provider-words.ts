/** Why single sign-on let nobody in, by the word that the address brings back. */

const WHY: Readonly<Record<string, { readonly says: string; readonly remedy: string }>> = {
  'no-group': {
    says: 'None of your groups has a role in Fairlead.',
    remedy: 'Ask whoever administers your groups, or an owner of Fairlead.',
  },
  closed: { says: 'Your account in Fairlead is closed.', remedy: 'Ask an owner of Fairlead.' },
  known: {
    says: 'Somebody with your e-mail address has an account here already.',
    remedy: 'Sign in the way you did before, or ask an owner of Fairlead.',
  },
  weak: {
    says: 'You signed in at the provider in a way that is not strong enough here.',
    remedy: 'Sign in there once more with a second factor, or ask whoever administers it.',
  },
  stopped: { says: 'You did not sign in at the provider.', remedy: 'Try again.' },
  late: { says: 'This took too long, or was begun in another window.', remedy: 'Try again.' },
  provider: {
    says: 'The provider of single sign-on gave no answer that can be trusted.',
    remedy: 'Try again; the operator finds the reason in Fairlead’s log.',
  },
}

export function refusedByProvider(search: string): { readonly says: string; readonly remedy: string } | undefined {
  return WHY[new URLSearchParams(search).get('sign-in') ?? '']
}
