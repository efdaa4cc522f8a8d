/** CPython's own suite of Pool behaviour, case by case; {@code src/docs/python-parity.md} says which test is for what. */
package io.github.poollaunch.it.python;
