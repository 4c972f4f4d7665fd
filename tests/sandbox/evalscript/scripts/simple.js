// A script without a version is the body of a function of the bands that it names.
var gain = 2.5;
function stretch(value) {
  return gain * value;
}
return [B04, B03, B02].map(stretch);
