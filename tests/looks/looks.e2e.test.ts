import { measureKept } from './kept'

measureKept('h5')
