/** What many people choose: the words that common passwords are made of. A password that is only these, however decorated, is one of them. */

/** Written in small letters, without digits; kept as one text so that it reads as a list. */
export const COMMON: readonly string[] = `
password passwort motdepasse contrasena senha parola wachtwoord haslo salasana passord losenord kennwort passphrase
passw pass word pwd geheim secret secreto segredo hemmelig secure security default temp temporary test testing tester
admin administrator administrateur root user username guest login logon signin system sysadmin superuser operator
welcome willkommen bienvenue bienvenido bemvindo benvenuto hello hallo bonjour hola letmein let me in open opensesame
access change changeme please now new old me my your this that is it the a an and of to for with i we you
qwerty qwertz azerty qwertyuiop asdf asdfgh asdfghjkl zxcvbn zxcvbnm yxcvbnm qazwsx qazwsxedc wsxedc zaq xsw cde
abc abcd abcde abcdef abcdefg abcdefgh abcdefghij abcxyz xyz aaa zzz xxx qqq asd qwe zxc rty fgh vbn uio jkl
love iloveyou loveyou lovely lover ilove jetaime teamo tequiero amor amore amour liebe kiss kisses baby babygirl angel
princess prince queen king star superstar sunshine sunny moon rainbow flower butterfly honey sweet sweetie darling
monkey dragon tiger lion eagle panther wolf bear horse dog doggie cat kitty puppy bunny rabbit chicken dolphin shark
football fussball soccer baseball basketball hockey tennis golf rugby cricket volleyball swimming running fitness
liverpool chelsea arsenal manchester united barcelona realmadrid juventus milan inter bayern dortmund schalke celtic
yankees lakers cowboys steelers redsox packers raiders eagles rangers patriots bulls
superman batman spiderman ironman starwars starwarsfan pokemon pikachu naruto minecraft fortnite roblox nintendo
playstation xbox matrix gandalf frodo hobbit potter harrypotter disney mickey minnie simpsons homer snoopy garfield
michael michelle jennifer jessica ashley jordan daniel david robert william thomas andrew joshua matthew anthony
charlie george harry james john richard nicole natasha alexander alexandra victoria elizabeth samantha amanda hannah
martin peter paul anna maria laura sarah sandra sophie claudia andrea stefan sebastian christian florian benjamin
carlos alejandro antonio francisco roberto fernando gabriel patricia carolina daniela
computer internet laptop server network windows microsoft apple google facebook twitter instagram linkedin youtube
samsung nokia iphone android linux ubuntu oracle cisco database mysql postgres docker github gitlab
company business office work job team project manager marketing finance sales support service helpdesk
money dollar million rich bitcoin gold silver diamond platinum crystal
summer winter spring autumn fall january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday today tomorrow forever always never again
january sommer winter herbst fruhling ete hiver verano invierno
america american england london paris berlin munich hamburg vienna madrid newyork california texas florida chicago
boston canada australia germany deutschland france italia spain espana brasil mexico india china japan russia europe
coffee chocolate cookie cheese banana orange cherry strawberry pepper ginger peanut pizza burger beer whiskey
ferrari porsche mercedes bmw audi corvette mustang camaro harley toyota honda ford chevy yamaha
blue red green yellow purple black white pink orange brown silver golden
master ninja samurai warrior hunter killer ranger rocky maverick phoenix shadow ghost hacker cracker wizard magic
freedom liberty peace happy lucky smile trustno trust nothing whatever something anything family friend friends
mother father mama papa mommy daddy mom dad sister brother children
music guitar piano metallica slipknot nirvana beatles eminem rockstar
correct horse battery staple
merlin mercury jupiter saturn apollo genesis jesus christ god heaven bible church blessed faith hope grace
fuck fucker fuckyou fuckoff bitch asshole shit sexy pussy
jira atlassian confluence bitbucket trello fairlead
`
  .trim()
  .split(/\s+/)
