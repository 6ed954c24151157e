using System;
using System.Globalization;
using System.IO;
using System.Text;

namespace BackendDsl.Build.Definitions;

/// <summary>The public key in a strong-name key file, as an <c>InternalsVisibleTo</c> attribute writes it.</summary>
internal static class StrongName
{
    private const int BlobHeader = 12;
    private const byte PrivateKeyBlob = 7;
    private const byte PublicKeyBlob = 6;

    /// <summary>The public key in hexadecimal digits; null where the file is no strong-name key.</summary>
    public static string? PublicKey(string path)
    {
        byte[] file;
        try
        {
            file = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        // A file of the public key alone holds it just as it is written; one of both keys is a CryptoAPI blob: header (8 bytes), "RSA2", length in bits, exponent, modulus.
        if (file.Length > BlobHeader + 20 && file[BlobHeader] == PublicKeyBlob)
            return Hex(file);
        if (file.Length < 20 || file[0] != PrivateKeyBlob || Encoding.ASCII.GetString(file, 8, 4) != "RSA2")
            return null;
        var modulus = BitConverter.ToInt32(file, 12) / 8;
        if (modulus <= 0 || modulus > file.Length - 20)
            return null;
        var blob = 20 + modulus;
        var key = new byte[BlobHeader + blob];
        key[1] = 0x24; // RSA signature, as CALG_RSA_SIGN (0x2400)
        key[4] = 0x04; // SHA-1, as CALG_SHA1 (0x8004)
        key[5] = 0x80;
        BitConverter.GetBytes(blob).CopyTo(key, 8);
        Array.Copy(file, 0, key, BlobHeader, blob);
        key[BlobHeader] = PublicKeyBlob;
        key[BlobHeader + 5] = 0x24; // the compiler writes CALG_RSA_SIGN whatever the file's key was made for
        key[BlobHeader + 11] = (byte)'1'; // "RSA1" says that no private key follows
        return Hex(key);
    }

    private static string Hex(byte[] bytes)
    {
        var text = new StringBuilder(bytes.Length * 2);
        foreach (var b in bytes)
            text.Append(b.ToString("x2", CultureInfo.InvariantCulture));
        return text.ToString();
    }
}
