package dev.cairn.data.images;

/** How many channels an image of a folder gets. */
public enum Channels {
  /** Three if any picture of the folder has a colour, else one. */
  AUTOMATIC,
  /** One: the luminance of ITU-R BT.601. */
  GREY,
  /** Three: red, green and blue, also for grey pictures. */
  COLOUR
}
