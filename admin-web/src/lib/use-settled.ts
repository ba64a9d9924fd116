import { useEffect, useState } from 'react';

/** A value once it has not changed for a while: for questions to the server that follow what is typed. */
export const useSettled = <T>(value: T, ms = 300): T => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
};
