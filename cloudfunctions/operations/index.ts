export { noteOperation, readOperation } from './note-operation'
