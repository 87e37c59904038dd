export { createPerson, type Identity, type PersonDeps } from './create-person.ts'
export { readIdentity, readProfile } from './read-identity.ts'
