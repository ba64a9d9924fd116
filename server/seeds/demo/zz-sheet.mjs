import sharp from 'sharp'; import { readdirSync } from 'node:fs';
const out='/tmp/huitou/demo/out'; const [,, re, cols='8', w='200', dst='sheet', skip='0', take='80']=process.argv;
const fs=readdirSync(out).filter(f=>new RegExp(re).test(f)).slice(+skip,+skip+ +take); const c=+cols,W=+w;
const comps=await Promise.all(fs.map(async(f,i)=>({input:await sharp(out+'/'+f).resize(W,W,{fit:'contain',background:'#fff'}).toBuffer(),left:(i%c)*W,top:Math.floor(i/c)*W})));
await sharp({create:{width:c*W,height:Math.ceil(fs.length/c)*W,channels:3,background:'#fff'}}).composite(comps).png().toFile('/tmp/huitou/demo/'+dst+'.png'); console.log(fs.length);
