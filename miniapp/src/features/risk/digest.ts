/** FNV-1a, four times with another start each: 32 hexadecimal digits. Phones of one model come to the same. */
export const digest = (traits: readonly string[]): string => {
  const text = traits.join('\n');
  return [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b]
    .map((start) => {
      let hash = start;
      for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
      return (hash >>> 0).toString(16).padStart(8, '0');
    })
    .join('');
};
