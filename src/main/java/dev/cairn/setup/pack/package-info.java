/** Makes one file of a whole checkout with everything that it needs, for rooms without internet. */
package dev.cairn.setup.pack;
