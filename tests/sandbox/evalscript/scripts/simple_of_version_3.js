// A simple script may say version 3, and has no functions all the same.
//VERSION=3
if (dataMask == 1) {
  return [2.5 * B04, 2.5 * B03, 2.5 * B02];
} else {
  return [99 / 255, 99 / 255, 99 / 255];
}
