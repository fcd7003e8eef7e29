export { SecretTrouble } from './open-secret'
export { maySeal, sealSecret, type NewSecret } from './seal-secret'
export { secretsSet } from './secrets-set'
