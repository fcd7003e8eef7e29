import { measureKept } from './kept'

measureKept('weapp')
